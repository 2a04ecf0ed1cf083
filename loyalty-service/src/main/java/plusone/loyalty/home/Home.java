package plusone.loyalty.home;

import java.time.Instant;
import java.util.List;
import plusone.loyalty.ledger.Balance;
import plusone.loyalty.member.MemberAnswer;

/**
 * Loyalty's part of the home screen.
 *
 * @param expiring the balance's dates once more, where the screen looks for them
 * @param asOf when it was read
 */
record Home(MemberAnswer member, Balance balance, List<Balance.Expiring> expiring, Instant asOf) {

    static Home of(MemberAnswer member, Balance balance) {
        return new Home(member, balance, balance.expiring(), balance.asOf());
    }
}
