package plusone.contract;

import org.springframework.web.server.ServerWebExchange;

/**
 * A time limit of a call's own, in place of the usual one: of a route to another process, which may
 * take longer. Whatever comes before it, such as the sign-in check, has the usual one.
 */
public final class OwnTimeLimit {

    private static final String BEGUN = OwnTimeLimit.class.getName();

    private OwnTimeLimit() {}

    /** From here on the usual limit does not end this call: whoever says so must. */
    public static void begin(ServerWebExchange exchange) {
        exchange.getAttributes().put(BEGUN, true);
    }

    static boolean hasBegun(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(BEGUN);
    }
}
