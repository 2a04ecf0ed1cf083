package plusone.suite;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import plusone.suite.part.Folder;
import plusone.suite.part.Parts;

@Command(name = "status", description = "Says what runs where, and where its log is.")
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        var folder = Folder.fromProperties();
        var parts = Parts.known(folder);
        System.out.println(
                json ? StatusDocument.of(parts).json() : StatusTable.of(parts, folder).text());
        return 0;
    }
}
