package plusone.suite.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Stands in for a service where only its process matters: is ready at once and answers everything
 * with 201. With a file {@code fail-<port>} in its working directory it dies while starting.
 */
public final class StubService {

    private StubService() {}

    public static void main(String... arguments) throws Exception {
        if (arguments.length > 0) {
            migrate();
            return;
        }
        var port = Integer.parseInt(System.getenv("SERVER_PORT"));
        if (Files.exists(Path.of("fail-" + port))) {
            System.out.println("this stub was told to fail");
            System.exit(3);
        }
        serve(port);
        serve(Integer.parseInt(System.getenv("MANAGEMENT_SERVER_PORT")));
        System.out.println("serving");
    }

    private static void serve(int port) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", StubService::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var ready = exchange.getRequestURI().getPath().equals("/readyz");
            exchange.sendResponseHeaders(ready ? 200 : 201, -1);
        }
    }

    /** The one table that the sample data need by SQL. */
    private static void migrate() throws SQLException {
        var owner = System.getenv("PLUSONE_MIGRATION_OWNER");
        var url = System.getenv("PLUSONE_MIGRATION_URL");
        try (var connection = DriverManager.getConnection(url, owner, owner);
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table if not exists campaign (id uuid primary key, name text,
                      event_type text, effect text, points bigint, currency text, state text,
                      starts_at timestamptz)
                    """);
        }
        System.out.println("migrated by " + owner);
    }
}
