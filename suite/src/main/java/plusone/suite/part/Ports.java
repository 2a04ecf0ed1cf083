package plusone.suite.part;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where everything listens, all on 127.0.0.1.
 *
 * @param offset added to every port, 0 to {@value #HIGHEST_OFFSET}
 */
public record Ports(int offset) {

    /** The offset that takes the highest port just to the end of the range. */
    public static final int HIGHEST_OFFSET = 65_535 - 15_432;

    /** Where nothing is moved. */
    public static final Ports DEFAULT = new Ports(0);

    /** Refuses an offset that moves a port out of the range. */
    public Ports {
        if (offset < 0 || offset > HIGHEST_OFFSET)
            throw new IllegalArgumentException(
                    "a port offset is a number from 0 to " + HIGHEST_OFFSET);
    }

    /** All moved to where nobody listens just now, clear of the ports that the system gives out. */
    public static Ports free() {
        for (int tries = 0; tries < 100; tries++) {
            var ports = new Ports(ThreadLocalRandom.current().nextInt(2_000, 17_000));
            if (Arrays.stream(Part.values()).allMatch(part -> PortCheck.areFree(part, ports)))
                return ports;
        }
        throw new Refusal("there are not enough free ports on this machine");
    }

    /** As the command line of a part says it, {@code plusone.port-offset}. */
    public static Ports fromProperties() {
        return new Ports(Integer.getInteger("plusone.port-offset", 0));
    }

    /** The port at which a part does its work. */
    public int of(Part part) {
        return offset
                + switch (part) {
                    case GATEWAY -> 8080;
                    case LOYALTY -> 8081;
                    case REFERRAL -> 8082;
                    case NOTIFICATION -> 8083;
                    case IDENTITY -> 9000;
                    case POSTGRES -> 15432;
                };
    }

    /** The port for health and metrics of a service. */
    public int management(Part service) {
        return of(service) + 100;
    }

    /** Where mail is handed in. */
    public int smtp() {
        return offset + 3025;
    }

    /** Where mail is read, with any password. */
    public int imap() {
        return offset + 3143;
    }

    /** Every port that a part takes. */
    public List<Integer> all(Part part) {
        return switch (part) {
            case POSTGRES -> List.of(of(part), smtp(), imap());
            case IDENTITY -> List.of(of(part));
            case GATEWAY, LOYALTY, REFERRAL, NOTIFICATION -> List.of(of(part), management(part));
        };
    }
}
