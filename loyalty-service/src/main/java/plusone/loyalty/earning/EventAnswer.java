package plusone.loyalty.earning;

import java.util.List;
import plusone.loyalty.ledger.Receipt.BalanceAfter;

/**
 * What an event earned.
 *
 * @param points of all awards together, 0 or more
 * @param balance of the member right after it
 */
record EventAnswer(String eventId, long points, List<Award> awards, BalanceAfter balance) {}
