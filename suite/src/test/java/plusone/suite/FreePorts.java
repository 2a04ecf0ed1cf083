package plusone.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import plusone.suite.part.Part;
import plusone.suite.part.Ports;

/** Ports on which nobody listens. */
public final class FreePorts {

    private FreePorts() {}

    /** An offset at which all ports are free just now. */
    public static Ports choose() {
        return Ports.free();
    }

    static List<Integer> all(Ports ports) {
        return Arrays.stream(Part.values()).flatMap(part -> ports.all(part).stream()).toList();
    }

    static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
