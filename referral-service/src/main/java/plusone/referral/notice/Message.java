package plusone.referral.notice;

import java.util.Locale;
import java.util.UUID;
import plusone.referral.referral.Task;

/** Body of {@code POST /v1/messages} of notification. */
record Message(UUID memberId, String template, Data data, String dedupeKey) {

    static Message of(Task.Tell task) {
        return new Message(
                task.memberId(),
                "referral-rewarded-" + task.side().name().toLowerCase(Locale.ROOT),
                new Data(task.points(), task.programme()),
                "payout-" + task.payoutId());
    }

    record Data(long points, String programme) {}
}
