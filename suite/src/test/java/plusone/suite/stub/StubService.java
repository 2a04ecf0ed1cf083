package plusone.suite.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

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
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", StubService::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var ready = exchange.getRequestURI().getPath().equals("/readyz");
            exchange.sendResponseHeaders(ready ? 200 : 201, -1);
        }
    }

    /** There is no driver in a jar of one class: that it was asked is enough. */
    private static void migrate() {
        System.out.println("migrated " + System.getenv("PLUSONE_MIGRATION_OWNER"));
    }
}
