package plusone.outbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import plusone.migration.Migration;
import plusone.postgres.EmbeddedDatabase;

/** A real database with the outbox's table, and a real receiver of letters. */
final class PostOffice implements AutoCloseable {

    static final String ROLE = "notification";

    private static final String OWNER = ROLE + "_owner";

    final EmbeddedDatabase database = EmbeddedDatabase.shared().newDatabase();
    final WireMockServer receiver =
            new WireMockServer(
                    WireMockConfiguration.options()
                            .dynamicPort()
                            .maxRequestJournalEntries(20_000)
                            .containerThreads(64));

    PostOffice() {
        new Migration(ROLE, database.jdbcUrl(), OWNER, OWNER).run();
        receiver.start();
    }

    /** Paths that the receiver has seen, without the common part, in the order of their arrival. */
    List<String> received() {
        return receiver.findAll(WireMock.postRequestedFor(WireMock.anyUrl())).stream()
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .map(letter -> letter.getUrl().replace("/letters/", ""))
                .toList();
    }

    long count(String condition) {
        return ask("select count(*) from outbox where " + condition);
    }

    long ask(String sql) {
        try (var owner = database.connect(OWNER);
                var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    String text(String sql) {
        try (var owner = database.connect(OWNER);
                var statement = owner.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void execute(String sql) {
        try (var owner = database.connect(OWNER);
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void clear() {
        receiver.resetAll();
        receiver.stubFor(WireMock.post(WireMock.anyUrl()).willReturn(WireMock.noContent()));
        execute("drop trigger if exists stuck on outbox; truncate outbox");
    }

    @Override
    public void close() {
        receiver.stop();
        database.close();
    }
}
