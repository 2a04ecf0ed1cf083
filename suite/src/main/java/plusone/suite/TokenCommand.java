package plusone.suite;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import plusone.suite.part.Folder;
import plusone.suite.part.Parts;
import plusone.suite.part.Refusal;
import plusone.suite.sample.DemoTokens;

@Command(name = "token", description = "Prints a token of a demo identity, valid for an hour.")
final class TokenCommand implements Callable<Integer> {

    @SuppressWarnings("NullAway.Init") // set by picocli
    @Parameters(paramLabel = "NAME", description = "For example ada, acme or mara.")
    private String name;

    @Override
    public Integer call() {
        var parts = Parts.known(Folder.fromProperties());
        if (!parts.isKnown()) throw new Refusal("Nothing is up yet: start all with ./plusone up");
        System.out.println(new DemoTokens(parts.ports()).token(name));
        return 0;
    }
}
