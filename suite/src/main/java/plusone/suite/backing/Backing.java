package plusone.suite.backing;

import plusone.postgres.EmbeddedDatabase;
import plusone.postgres.ServerSettings;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Ports;

/** Runs Postgres and the mail sink until it is told to end. */
public final class Backing {

    private Backing() {}

    /** Takes folder and ports from system properties. The mail sink opens last. */
    public static void main(String... arguments) throws InterruptedException {
        var folder = Folder.fromProperties();
        var ports = Ports.fromProperties();
        EmbeddedDatabase.start(
                ServerSettings.kept(
                        folder.data(), ports.of(Part.POSTGRES), folder.log(Part.POSTGRES)));
        new MailSink(ports).start();
        Thread.currentThread().join();
    }
}
