package plusone.loyalty.ledger;

/** What a command came to. */
public sealed interface Outcome permits Receipt, HoldReceipt {

    /** Whether this is the answer to an earlier sending. */
    boolean replayed();
}
