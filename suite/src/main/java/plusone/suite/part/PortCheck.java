package plusone.suite.part;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Who listens on 127.0.0.1. */
final class PortCheck {

    private static final Duration FREE_LIMIT = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 500;

    private PortCheck() {}

    /** Refuses to start a part where another process listens. */
    static void proveFree(Part part, Ports ports) {
        for (var port : ports.all(part)) {
            if (!isFree(port))
                throw new Refusal(
                        "port %d (%s) is taken by another process: free it, or move all ports with --port-offset N"
                                .formatted(port, part));
        }
    }

    /** Waits until the ports of a part that has ended can be used again. */
    static void awaitFree(Part part, Ports ports) {
        Processes.await(FREE_LIMIT, () -> areFree(part, ports));
    }

    /** Whether a part could be started there now. */
    static boolean areFree(Part part, Ports ports) {
        return ports.all(part).stream().allMatch(PortCheck::isFree);
    }

    /** Whether a process could listen there now. */
    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether a connection is accepted there. */
    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
