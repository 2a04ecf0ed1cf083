package plusone.gateway.route;

/** The paths that lead to each service. What is not here is not routed. */
final class Paths {

    /** Of the services among themselves: nobody outside may reach it. */
    static final String INSIDE = "/v1/members/*/contact/**";

    /** Each service knows its own: the query parameter {@code service} says which is meant. */
    static final String OPERATIONS = "/v1/operations";

    private Paths() {}

    static String[] to(Service service) {
        return switch (service) {
            case LOYALTY ->
                    all(
                            "/v1/members/**",
                            "/v1/transactions/**",
                            "/v1/holds/**",
                            "/v1/events/**",
                            "/v1/ledger/**",
                            "/v1/me/enrolment",
                            "/v1/me/profile",
                            "/v1/me/transactions",
                            "/v1/openapi/loyalty.json");
            case REFERRAL ->
                    all(
                            "/v1/programmes/**",
                            "/v1/advocates/**",
                            "/v1/referrals/**",
                            "/v1/me/referral",
                            "/v1/me/referrals",
                            "/r/**",
                            "/v1/openapi/referral.json");
            case NOTIFICATION ->
                    all("/v1/messages/**", "/v1/me/inbox/**", "/v1/openapi/notification.json");
        };
    }

    private static String[] all(String... paths) {
        return paths;
    }
}
