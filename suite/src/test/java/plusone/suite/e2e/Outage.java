package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import plusone.suite.part.Part;

/**
 * The time in which a service is dead, as after {@code kill -9}; it is started again at the end.
 */
final class Outage implements AutoCloseable {

    private final Part service;

    private Outage(Part service) {
        this.service = service;
    }

    static Outage of(Part service) throws IOException, InterruptedException {
        return of(service, Running.suite().process(service));
    }

    /** Of a service whose process is known already, so that it is killed at this very moment. */
    static Outage of(Part service, ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
        return new Outage(service);
    }

    @Override
    public void close() throws IOException {
        try {
            var start = Running.suite().run("start", service.title());
            assertThat(start.exit()).as(start.out() + start.err()).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
