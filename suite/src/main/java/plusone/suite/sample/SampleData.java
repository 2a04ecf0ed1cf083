package plusone.suite.sample;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import plusone.suite.part.Part;
import plusone.suite.part.Ports;
import plusone.suite.part.Refusal;

/**
 * One programme, one campaign and three members. Every piece has a fixed key, so that it is put in
 * once, however often it is tried; what somebody has changed since stays as it is.
 */
public final class SampleData {

    private static final List<String> MEMBERS = List.of("ada", "ben", "cho");

    private static final String PROGRAMME =
            """
            {"name": "Bring a friend", "landingUrl": "https://shop.example/welcome",
             "advocatePoints": 500, "friendPoints": 250, "qualifyingEvent": "purchase",
             "attributionDays": 30, "returnDays": 0, "default": true, "status": "RUNNING"}
            """;

    private static final String MEMBER =
            """
            {"externalId": "${name}", "displayName": "${display}", "email": "${name}@plusone.example",
             "locale": "en", "timeZone": "Europe/Berlin"}
            """;

    /** There is no API for campaigns yet. */
    private static final String CAMPAIGN =
            """
            insert into loyalty.campaign
              (id, name, event_type, effect, points, currency, state, starts_at)
            values ('01900000-0000-7000-8000-000000000001', '1 point per euro',
              'purchase', 'PER_UNIT', 1, 'EUR', 'RUNNING', '2020-01-01T00:00:00Z')
            on conflict do nothing
            """;

    private final Ports ports;
    private final Edge edge;

    /** The sample data of the system at these ports. */
    public SampleData(Ports ports) {
        this.ports = ports;
        this.edge = new Edge(ports, new DemoTokens(ports).token("mara"));
    }

    /**
     * Puts in what is not there yet.
     *
     * @throws Refusal if a service does not take it
     */
    public void putIn() {
        putInCampaign();
        edge.put("/v1/programmes", "sample-programme", PROGRAMME);
        for (var name : MEMBERS) edge.put("/v1/members", "sample-member-" + name, member(name));
    }

    private static String member(String name) {
        var display = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return MEMBER.replace("${name}", name).replace("${display}", display);
    }

    private void putInCampaign() {
        var url = "jdbc:postgresql://127.0.0.1:%d/plusone".formatted(ports.of(Part.POSTGRES));
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.executeUpdate(CAMPAIGN);
        } catch (SQLException e) {
            throw new Refusal("the sample campaign is refused: " + e.getMessage());
        }
    }
}
