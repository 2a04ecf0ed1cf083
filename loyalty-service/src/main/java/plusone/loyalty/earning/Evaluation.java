package plusone.loyalty.earning;

import java.util.List;
import java.util.UUID;
import plusone.loyalty.ledger.Command;
import plusone.loyalty.ledger.Remark;

/**
 * An event held against the running campaigns.
 *
 * @param awards what it earns, each 1 point or more, together as many as an event may give at most
 */
record Evaluation(PostEvent told, UUID memberId, List<Award> awards) {

    /**
     * An evaluation; fails with the problem {@code award-too-large}.
     *
     * @param most how many points an event may give
     */
    static Evaluation of(PostEvent told, UUID memberId, List<Award> awards, long most) {
        if (isMore(awards, most))
            throw EarningProblems.of(new EarningRejection.AwardTooLarge(most));
        return new Evaluation(told, memberId, awards);
    }

    Evaluation {
        awards = List.copyOf(awards);
    }

    boolean earnsNothing() {
        return awards.isEmpty();
    }

    long points() {
        return awards.stream().mapToLong(Award::points).reduce(0, Math::addExact);
    }

    /** The campaigns by name. */
    String reason() {
        return String.join(", ", awards.stream().map(Award::campaignName).toList());
    }

    /** The points as a command; its key is the event's, which is seen to before. */
    Command.Earn command() {
        return new Command.Earn(
                null,
                memberId,
                points(),
                told.occurredAt(),
                new Remark(reason(), told.eventId(), null));
    }

    /** No single award counts for more than what is too much already, so the sum fits a long. */
    private static boolean isMore(List<Award> awards, long most) {
        return awards.stream().mapToLong(award -> Math.min(award.points(), most + 1)).sum() > most;
    }
}
