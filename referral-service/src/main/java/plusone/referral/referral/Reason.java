package plusone.referral.referral;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a referral or a payout is refused: the closed list, each in words that a customer may read.
 */
public enum Reason {
    CODE_NOT_FOUND(
            "This code does not exist here.",
            "Check the spelling, or ask your friend for their link once more."),
    PROGRAMME_NOT_RUNNING(
            "This programme takes no new referrals at the moment.",
            "Try again when the programme is running."),
    SELF_REFERRAL(
            "This is your own code: it is for inviting others.", "Use the code of somebody else."),
    ALREADY_REFERRED(
            "You have been invited to this programme before, and the first invitation counts.",
            "Nothing: each friend is invited once to a programme."),
    EXISTING_CUSTOMER(
            "You were a customer before you were invited; the welcome is for new customers.",
            "Nothing: it counts who was not a customer before."),
    OUTSIDE_ATTRIBUTION_WINDOW(
            "This happened outside the time in which the invitation counts.",
            "A conversion within the window of the referral."),
    NO_CONVERSION_IN_TIME(
            "The time in which the invitation counts is over.",
            "A conversion that happened before expiresAt and is reported now still counts."),
    MEMBER_NOT_FOUND("There is no such member any more.", "Nothing: the membership has ended."),
    MEMBER_CLOSED("The membership has ended.", "Nothing: the membership has ended."),
    PAYOUT_REFUSED(
            "The points could not be credited.", "Ask our support to look at this referral.");

    private final String sentence;
    private final String wouldChange;

    Reason(String sentence, String wouldChange) {
        this.sentence = sentence;
        this.wouldChange = wouldChange;
    }

    /** What it is called in answers and in the database, for example {@code self-referral}. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A sentence that a customer may read. */
    public String sentence() {
        return sentence;
    }

    /** What would make it another answer. */
    public String wouldChange() {
        return wouldChange;
    }

    /**
     * The reason called so.
     *
     * @throws IllegalArgumentException where there is none
     */
    @JsonCreator
    public static Reason of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /**
     * The reason for which loyalty will never credit, by the name of its refusal; null where it may
     * credit another time.
     */
    public static @Nullable Reason ofPayoutRefusal(String slug) {
        return switch (slug) {
            case "member-not-found" -> MEMBER_NOT_FOUND;
            case "member-closed" -> MEMBER_CLOSED;
            case "too-many-points" -> PAYOUT_REFUSED;
            default -> null;
        };
    }
}
