package plusone.loyalty.ledger;

/** Who waits for an errand. */
enum Urgency {
    /** A person, or a program that answers one. */
    NOW,
    /** A batch or a job: gets a quarter of a flush while anybody else waits. */
    LATER
}
