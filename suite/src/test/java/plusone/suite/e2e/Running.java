package plusone.suite.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import plusone.suite.SuiteRun;

/**
 * The whole system of this build, brought up once for all tests on free ports with an empty
 * database, and taken down when the tests end, however they end.
 */
final class Running {

    private static final Path STATE = Path.of("target", "e2e");

    private Running() {}

    static SuiteRun suite() {
        return Holder.SUITE;
    }

    private static SuiteRun start() {
        var suite = new SuiteRun(Path.of("..").toAbsolutePath().normalize(), STATE);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> takeDown(suite)));
        try {
            suite.takeDown(); // what an earlier run may have left
            var up = suite.up("--detach", "--fresh");
            if (up.exit() != 0) throw new IllegalStateException(up.out() + up.err());
            return suite;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void takeDown(SuiteRun suite) {
        try {
            suite.takeDown();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Holder {
        static final SuiteRun SUITE = start();
    }
}
