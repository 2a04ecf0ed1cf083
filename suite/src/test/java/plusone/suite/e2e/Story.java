package plusone.suite.e2e;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What people do in these tests, in their own words. */
final class Story {

    private Story() {}

    static String newId(String what) {
        return what + "-" + UUID.randomUUID();
    }

    /** Makes a customer a member; answers the member's id. */
    static String enrol(String customer) {
        return Caller.as("sam")
                .post(
                        "/v1/members",
                        newId("enrolment"),
                        """
                        {"externalId": "%s", "email": "%s"}
                        """
                                .formatted(customer, mailOf(customer)))
                .expect(201)
                .body()
                .path("id")
                .asString();
    }

    /** A purchase that a partner reports. */
    static Caller.Answer purchase(String eventId, String customer, long cents, Instant at) {
        return Caller.as("acme")
                .post(
                        "/v1/events",
                        eventId,
                        """
                        {"eventId": "%s", "type": "purchase", "externalId": "%s", "occurredAt": "%s",
                         "amount": {"amount": %d, "currency": "EUR"}}
                        """
                                .formatted(eventId, customer, at, cents));
    }

    static String codeOf(String customer) {
        return Caller.as(customer)
                .get("/v1/me/referral")
                .expect(200)
                .body()
                .path("code")
                .asString();
    }

    /** Makes a member an advocate; answers their code. */
    static String recruit(String member) {
        return Caller.as("acme")
                .post(
                        "/v1/advocates",
                        newId("advocate"),
                        "{\"externalId\": \"%s\"}".formatted(member))
                .expect(201)
                .body()
                .path("code")
                .asString();
    }

    /** Registers a friend, without a name; answers the referral's id. */
    static String register(String code, String friend) {
        return Caller.as("acme")
                .post("/v1/referrals", newId("registration"), registration(code, friend))
                .expect(201)
                .body()
                .path("id")
                .asString();
    }

    static String registration(String code, String friend) {
        return """
        {"code": "%s", "friend": {"externalId": "%s", "email": "%s"}}
        """
                .formatted(code, friend, mailOf(friend));
    }

    static String mailOf(String customer) {
        return customer + "@plusone.example";
    }

    static String conversion() {
        return """
        {"eventId": "%s", "occurredAt": "%s"}
        """
                .formatted(newId("order"), Instant.now());
    }

    static Caller.Answer convert(String referral, String key, String conversion) {
        return Caller.as("acme")
                .post("/v1/referrals/" + referral + "/conversions", key, conversion);
    }

    static JsonNode referral(String id) {
        return Caller.as("acme").get("/v1/referrals/" + id).expect(200).body();
    }

    /** The member's number at loyalty, or an empty text where there is no such member. */
    static String memberId(String externalId) {
        return Caller.as("sam")
                .get("/v1/members?externalId=" + externalId)
                .expect(200)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString("");
    }

    static long available(String externalId) {
        return Caller.as("sam")
                .get("/v1/members/" + memberId(externalId) + "/balance")
                .expect(200)
                .body()
                .path("available")
                .asLong();
    }

    static JsonNode transactions(String externalId) {
        return Caller.as("sam")
                .get("/v1/members/" + memberId(externalId) + "/transactions")
                .expect(200)
                .body()
                .path("items");
    }

    /** The home screen of a customer. */
    static JsonNode home(String customer) {
        return Caller.as(customer).get("/v1/me").expect(200).body();
    }

    /** Which fields of their home screen a customer has to do without. */
    static List<String> missing(String customer) {
        return home(customer).path("degraded").valueStream().map(JsonNode::asString).toList();
    }

    /** What a member was told, as support sees it. */
    static JsonNode messages(String externalId) {
        return Caller.as("sam")
                .get("/v1/messages?memberId=" + memberId(externalId))
                .expect(200)
                .body()
                .path("items");
    }

    /** The subjects of the mails a customer got. */
    static List<String> mails(String customer) throws MessagingException {
        return new Mailbox(Running.suite().ports(), mailOf(customer)).subjects();
    }

    static boolean booksHold() {
        return Caller.as("fred")
                .get("/v1/ledger/integrity")
                .expect(200)
                .body()
                .path("holds")
                .asBoolean();
    }
}
