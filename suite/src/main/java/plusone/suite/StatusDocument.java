package plusone.suite;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plusone.suite.part.Part;
import plusone.suite.part.Parts;
import plusone.suite.part.Ports;
import plusone.suite.part.State;
import tools.jackson.databind.json.JsonMapper;

/** What {@code status --json} prints. */
record StatusDocument(List<Service> services, Postgres postgres, Identity identity, Mail mail) {

    /**
     * One service.
     *
     * @param pid number of its JVM; null where none lives
     */
    record Service(String name, int port, @Nullable Long pid, State state) {}

    record Postgres(int port, String database, String superuser) {}

    record Identity(int port) {}

    record Mail(int smtp, int imap) {}

    static StatusDocument of(Parts parts) {
        return of(
                parts.ports(),
                Part.services().stream().map(service -> service(service, parts)).toList());
    }

    static StatusDocument of(Ports ports, List<Service> services) {
        return new StatusDocument(
                services,
                new Postgres(ports.of(Part.POSTGRES), "plusone", "postgres"),
                new Identity(ports.of(Part.IDENTITY)),
                new Mail(ports.smtp(), ports.imap()));
    }

    private static Service service(Part part, Parts parts) {
        var pid = parts.pid(part);
        return new Service(
                part.title(),
                parts.ports().of(part),
                pid.isPresent() ? pid.getAsLong() : null,
                parts.state(part));
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }
}
