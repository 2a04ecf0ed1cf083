package plusone.suite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A friend whom somebody refers, and what a partner reports of them: the same under the same keys
 * however often it is sent.
 */
record Referred(
        String friend, String registration, String registrationKey, String conversion, String key) {

    static final long ADVOCATE_POINTS = 500;
    static final long FRIEND_POINTS = 250;

    static Referred by(String code) {
        var friend = Story.newId("friend");
        return new Referred(
                friend,
                Story.registration(code, friend),
                Story.newId("registration"),
                Story.conversion(),
                Story.newId("conversion"));
    }

    /** Has it registered, sent again until there is an answer. */
    Caller.Answer register() {
        return Caller.as("acme").insist("/v1/referrals", registrationKey, registration).expect(201);
    }

    /** Reports the one conversion, sent again until there is an answer. */
    Caller.Answer convert() {
        var path = "/v1/referrals/" + id() + "/conversions";
        return Caller.as("acme").insist(path, key, conversion);
    }

    /** The referral's id, as a repetition of the registration answers it. */
    private String id() {
        return register().body().path("id").asString();
    }

    void assertIsRewarded() {
        assertThat(Story.referral(id()).path("status").asString()).isEqualTo("REWARDED");
    }

    void assertFriendWasPaidOnce() {
        assertThat(Story.available(friend)).isEqualTo(FRIEND_POINTS);
        assertThat(Story.transactions(friend)).hasSize(1);
    }
}
