package plusone.loyalty.ledger;

/** What became of a command. */
sealed interface Decision extends Fate {

    /** It took effect, now or when it was first sent. */
    record Accepted(Outcome outcome) implements Decision {}

    /** It changed nothing. */
    record Refused(LedgerRejection rejection) implements Decision {}
}
