package plusone.loyalty.earning;

import java.util.List;
import java.util.UUID;
import plusone.contract.InvalidRequest;
import plusone.loyalty.ledger.Command;
import plusone.loyalty.ledger.Remark;

/** An event held against the running campaigns. */
record Evaluation(PostEvent told, UUID memberId, List<Award> awards) {

    private static final long MOST_POINTS = 1_000_000_000;

    Evaluation {
        awards = List.copyOf(awards);
        if (sum(awards) > MOST_POINTS)
            throw InvalidRequest.of("/amount", "earns more than 1,000,000,000 points");
    }

    boolean earnsNothing() {
        return awards.isEmpty();
    }

    long points() {
        return sum(awards);
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

    private static long sum(List<Award> awards) {
        return awards.stream().mapToLong(Award::points).reduce(0, Math::addExact);
    }
}
