package plusone.loyalty.ledger;

/** How far an earning may be taken back whose points are no longer all there. */
public enum ReversalPolicy {
    /** Only while its points are pending: what has become available stays with the member. */
    PENDING_ONLY,
    /** From whatever the member has, pending points first; never more. */
    WITHIN_BALANCE,
    /** As far as it goes from what the member has; what is missing becomes debt. */
    ALLOW_DEBT
}
