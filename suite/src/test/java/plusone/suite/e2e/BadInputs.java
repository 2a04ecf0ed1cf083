package plusone.suite.e2e;

import static plusone.suite.e2e.RawCall.get;
import static plusone.suite.e2e.RawCall.line;

import java.util.stream.Stream;

/** Calls that are refused, one a row, with the problem that each is answered with. */
final class BadInputs {

    private static final String NOBODY = "01900000-0000-7000-8000-00000000dead";

    /** Takes GET, for staff and services. */
    private static final String BALANCE = "/v1/members/" + NOBODY + "/balance";

    private static final String BATCH = "/v1/transactions/batch";

    private final String member;
    private final String referral;

    /**
     * @param member the id of somebody who could earn
     * @param referral the id of one of partner acme
     */
    BadInputs(String member, String referral) {
        this.member = member;
        this.referral = referral;
    }

    Stream<BadInput> all() throws Exception {
        return Stream.of(
                        tokens(),
                        rights(),
                        paths(),
                        requests(),
                        keys(),
                        fields(),
                        bodies(),
                        batches())
                .flatMap(it -> it);
    }

    private Stream<BadInput> tokens() throws Exception {
        return Stream.of(
                new BadInput("no token", get(BALANCE), 401, "sign-in-required"),
                new BadInput(
                        "garbage for a token",
                        get(BALANCE).withToken("garbage"),
                        401,
                        "sign-in-required"),
                new BadInput(
                        "an expired token",
                        get(BALANCE).withToken(ForgedTokens.expired()),
                        401,
                        "sign-in-required"),
                new BadInput(
                        "alg: none",
                        get(BALANCE).withToken(ForgedTokens.unsigned()),
                        401,
                        "sign-in-required"),
                new BadInput(
                        "a token signed by another",
                        get(BALANCE).withToken(ForgedTokens.signedByAnother()),
                        401,
                        "sign-in-required"),
                new BadInput(
                        "a token of another issuer",
                        get(BALANCE).withToken(ForgedTokens.ofAnotherIssuer()),
                        401,
                        "sign-in-required"),
                new BadInput(
                        "a password",
                        get(BALANCE).with("Authorization: Basic bWF4Om1heA=="),
                        401,
                        "sign-in-required"),
                new BadInput(
                        "a forged proxy and no token",
                        forged(get(BALANCE)),
                        401,
                        "sign-in-required"),
                new BadInput(
                        "an unknown path and no token",
                        get("/v1/nowhere"),
                        401,
                        "sign-in-required"));
    }

    private Stream<BadInput> rights() {
        return Stream.of(
                new BadInput(
                        "a role that may not",
                        posted("mara", transaction("5")),
                        403,
                        "not-allowed"),
                new BadInput(
                        "a customer where staff may", get(unknown()).as("ben"), 403, "not-allowed"),
                new BadInput(
                        "a partner where staff may", get(unknown()).as("acme"), 403, "not-allowed"),
                new BadInput(
                        "staff where customers may", get("/v1/me").as("max"), 403, "not-allowed"),
                new BadInput(
                        "another partner's referral",
                        get("/v1/referrals/" + referral).as("bolt"),
                        404,
                        "referral-not-found"),
                new BadInput(
                        "a conversion of another partner's referral",
                        converted("bolt"),
                        404,
                        "referral-not-found"),
                new BadInput(
                        "no such member",
                        get(unknown() + "/balance").as("sam"),
                        404,
                        "member-not-found"),
                new BadInput(
                        "points for no such member",
                        posted("max", transaction("5").replace(member, NOBODY)),
                        404,
                        "member-not-found"));
    }

    private Stream<BadInput> paths() {
        return Stream.of(
                new BadInput("an unknown path", admin("/v1/nowhere"), 404, "not-found"),
                new BadInput("no path", admin("/"), 404, "not-found"),
                new BadInput("a part of the home screen", admin("/v1/me/home"), 404, "not-found"),
                new BadInput(
                        "a contact", admin("/v1/members/" + member + "/contact"), 404, "not-found"),
                new BadInput("/actuator/env", admin("/actuator/env"), 404, "not-found"),
                new BadInput(
                        "an unknown path with a question beforehand",
                        admin("OPTIONS", "/v1/nowhere")
                                .with("Origin: https://evil.example")
                                .with("Access-Control-Request-Method: POST"),
                        404,
                        "not-found"),
                new BadInput("a wrong verb", admin("DELETE", BALANCE), 405, "method-not-allowed"),
                new BadInput(
                        "a verb nobody knows", admin("FOO", BALANCE), 405, "method-not-allowed"),
                new BadInput("TRACE", admin("TRACE", BALANCE), 405, "method-not-allowed"),
                new BadInput("CONNECT", admin("CONNECT", BALANCE), 405, "method-not-allowed"),
                new BadInput(
                        "a wrong verb for the home screen",
                        admin("FOO", "/v1/me"),
                        405,
                        "method-not-allowed"),
                new BadInput("/v1/..;/x", admin("/v1/..;/x"), 400, "request-refused"),
                new BadInput("//", admin("//"), 400, "request-refused"),
                new BadInput("two slashes", admin("/v1//members"), 400, "request-refused"),
                new BadInput("an encoded slash", admin("/v1%2fmembers"), 400, "request-refused"),
                new BadInput(
                        "encoded dots", admin("/v1/%2e%2e/actuator/env"), 400, "request-refused"),
                new BadInput("NUL in a path", admin("/v1/members/%00"), 400, "request-refused"),
                new BadInput(
                        "an id that is no UUID", admin("/v1/members/7"), 400, "invalid-request"),
                new BadInput(
                        "forged proxy headers",
                        forged(admin("/v1/members/7")),
                        400,
                        "invalid-request"));
    }

    private Stream<BadInput> requests() {
        return Stream.of(
                new BadInput(
                        "an unknown parameter",
                        admin("/v1/members?colour=red"),
                        400,
                        "invalid-request"),
                new BadInput(
                        "an unknown parameter of the home screen",
                        get("/v1/me?colour=red").as("ben"),
                        400,
                        "invalid-request"),
                new BadInput(
                        "a parameter twice", admin("/v1/members?q=a&q=b"), 400, "invalid-request"),
                new BadInput(
                        "NUL in a parameter", admin("/v1/members?q=%00"), 400, "invalid-request"),
                new BadInput(
                        "a parameter that is not UTF-8",
                        admin("/v1/members?q=%ff"),
                        400,
                        "invalid-request"),
                new BadInput("a limit of 0", admin("/v1/members?limit=0"), 400, "invalid-request"),
                new BadInput(
                        "a cursor that is none",
                        admin("/v1/members?cursor=*"),
                        400,
                        "invalid-request"),
                new BadInput(
                        "a form that is not answered",
                        admin("/v1/members").with("Accept: image/png"),
                        406,
                        "not-acceptable"),
                new BadInput("no HTTP", line("nonsense"), 400, "malformed-request"),
                new BadInput("a broken escape", admin("/v1/%zz"), 400, "malformed-request"),
                new BadInput(
                        "two lengths",
                        posted("max", "{}").with("Content-Length: 3"),
                        400,
                        "malformed-request"),
                new BadInput("a long path", get("/" + "a".repeat(9_000)), 414, "uri-too-long"),
                new BadInput(
                        "a long header",
                        get("/v1/members").with("A: " + "a".repeat(9_000)),
                        431,
                        "headers-too-large"));
    }

    private Stream<BadInput> keys() {
        return Stream.of(
                new BadInput(
                        "no key",
                        posted("max", transaction("5")).without("Idempotency-Key"),
                        400,
                        "idempotency-key-missing"),
                new BadInput(
                        "two keys",
                        posted("max", transaction("5")).with("Idempotency-Key: b"),
                        400,
                        "idempotency-key-malformed"),
                new BadInput("a key with a space", keyed("a b"), 400, "idempotency-key-malformed"),
                new BadInput(
                        "a key that is not ASCII",
                        keyed("\u00e4"),
                        400,
                        "idempotency-key-malformed"),
                new BadInput(
                        "a key of 256 characters",
                        keyed("k".repeat(256)),
                        400,
                        "idempotency-key-malformed"));
    }

    private Stream<BadInput> fields() {
        return Stream.of(
                new BadInput("0 points", posted("max", transaction("0")), 400, "invalid-request"),
                new BadInput("-5 points", posted("max", transaction("-5")), 400, "invalid-request"),
                new BadInput(
                        "1.5 points", posted("max", transaction("1.5")), 400, "invalid-request"),
                new BadInput(
                        "1.0 points", posted("max", transaction("1.0")), 400, "invalid-request"),
                new BadInput(
                        "1e3 points", posted("max", transaction("1e3")), 400, "invalid-request"),
                new BadInput(
                        "points as a text",
                        posted("max", transaction("\"100\"")),
                        400,
                        "invalid-request"),
                new BadInput(
                        "2^63 points",
                        posted("max", transaction("9223372036854775808")),
                        400,
                        "invalid-request"),
                new BadInput(
                        "more than a thousand million points",
                        posted("max", transaction("1000000001")),
                        400,
                        "invalid-request"),
                new BadInput(
                        "points of null",
                        posted("max", transaction("null")),
                        400,
                        "invalid-request"),
                new BadInput(
                        "points of true",
                        posted("max", transaction("true")),
                        400,
                        "invalid-request"),
                new BadInput(
                        "an unknown field",
                        posted("max", transaction("5, \"colour\": \"red\"")),
                        400,
                        "invalid-request"),
                new BadInput("missing fields", posted("max", "{}"), 400, "invalid-request"),
                new BadInput(
                        "an unknown type",
                        posted("max", transaction("5").replace("EARN", "GIVE")),
                        400,
                        "invalid-request"),
                new BadInput(
                        "a member id that is no UUID",
                        posted("max", transaction("5").replace(member, "7")),
                        400,
                        "invalid-request"));
    }

    private Stream<BadInput> bodies() {
        return Stream.of(
                new BadInput(
                        "NUL in a text",
                        posted("max", reasoned("a\\u0000b")),
                        400,
                        "malformed-body"),
                new BadInput(
                        "a lone surrogate in a text",
                        posted("max", reasoned("\\ud800")),
                        400,
                        "malformed-body"),
                new BadInput(
                        "a pair of surrogates the wrong way round",
                        posted("max", reasoned("\\udc00\\ud800")),
                        400,
                        "malformed-body"),
                new BadInput(
                        "broken JSON",
                        posted("max", "{\"type\": \"EARN\","),
                        400,
                        "malformed-body"),
                new BadInput("no JSON", posted("max", "points=5"), 400, "malformed-body"),
                new BadInput("no body", posted("max", ""), 400, "malformed-body"),
                new BadInput(
                        "a list",
                        posted("max", "[" + transaction("5") + "]"),
                        400,
                        "malformed-body"),
                new BadInput(
                        "two bodies",
                        posted("max", transaction("5") + transaction("5")),
                        400,
                        "malformed-body"),
                new BadInput(
                        "a field twice",
                        posted("max", transaction("5, \"points\": 7")),
                        400,
                        "malformed-body"),
                new BadInput("5,000 levels of nesting", nested(5_000), 400, "malformed-body"),
                new BadInput(
                        "a body that is not UTF-8",
                        posted("max", "").without("Content-Length").withBody(reasoned("\u00e4")),
                        400,
                        "malformed-body"),
                new BadInput(
                        "a 2.2 MiB body",
                        posted("max", "a".repeat(2_306_867)),
                        413,
                        "body-too-large"),
                new BadInput(
                        "a 2.2 MiB text",
                        asText(posted("max", "a".repeat(2_306_867))),
                        413,
                        "body-too-large"),
                new BadInput(
                        "a text", asText(posted("max", "hello")), 415, "unsupported-media-type"));
    }

    /** As a whole; its lines are refused one by one. */
    private Stream<BadInput> batches() {
        return Stream.of(
                new BadInput("a batch and no token", batch(), 401, "sign-in-required"),
                new BadInput(
                        "a batch of a role that may not", batch().as("mara"), 403, "not-allowed"),
                new BadInput("a batch of a partner", batch().as("acme"), 403, "not-allowed"),
                new BadInput(
                        "a batch as one JSON",
                        RawCall.post(BATCH, transaction("5")).as("max"),
                        415,
                        "unsupported-media-type"),
                new BadInput(
                        "a batch as a text",
                        asText(batch()).as("max"),
                        415,
                        "unsupported-media-type"),
                new BadInput(
                        "a batch that is not answered as JSON",
                        batch().as("max").with("Accept: application/json"),
                        406,
                        "not-acceptable"),
                new BadInput(
                        "a batch of more than 16 MiB",
                        lines("a".repeat(16 * 1024 * 1024 + 1)).as("max"),
                        413,
                        "body-too-large"),
                new BadInput(
                        "as much of another kind",
                        asText(lines("a".repeat(16 * 1024 * 1024 + 1))).as("max"),
                        413,
                        "body-too-large"));
    }

    private RawCall batch() {
        return lines(transaction("5").replace("{", "{\"key\": \"refused\", ") + "\n");
    }

    private static RawCall lines(String lines) {
        return RawCall.post(BATCH, lines)
                .without("Content-Type")
                .with("Content-Type: application/x-ndjson");
    }

    /** A body that earns the member so many points. */
    String transaction(String points) {
        return """
        {"type": "EARN", "memberId": "%s", "reason": "test", "points": %s}"""
                .formatted(member, points);
    }

    private String reasoned(String reason) {
        return transaction("5").replace("test", reason);
    }

    private static RawCall posted(String who, String body) {
        return RawCall.post("/v1/transactions", body).as(who);
    }

    private RawCall keyed(String key) {
        return posted("max", transaction("5"))
                .without("Idempotency-Key")
                .with("Idempotency-Key: " + key);
    }

    private RawCall converted(String who) {
        return RawCall.post("/v1/referrals/" + referral + "/conversions", Story.conversion())
                .as(who);
    }

    /** Where any value may stand. */
    private RawCall nested(int levels) {
        var event =
                """
                {"eventId": "deep", "type": "purchase", "memberId": "%s",
                 "occurredAt": "2026-05-04T10:15:30Z", "attributes": {"deep": %s}}"""
                        .formatted(member, "[".repeat(levels) + "]".repeat(levels));
        return RawCall.post("/v1/events", event).as("acme");
    }

    private static RawCall asText(RawCall call) {
        return call.without("Content-Type").with("Content-Type: text/plain");
    }

    private static RawCall forged(RawCall call) {
        return call.with("X-Forwarded-For: 127.0.0.1")
                .with("X-Forwarded-Host: evil.example")
                .with("X-Forwarded-Prefix: /evil")
                .with("Forwarded: for=127.0.0.1;host=evil.example");
    }

    private static String unknown() {
        return "/v1/members/" + NOBODY;
    }

    private static RawCall admin(String path) {
        return admin("GET", path);
    }

    private static RawCall admin(String method, String path) {
        return RawCall.of(method, path).as("max");
    }
}
