package plusone.loyalty.member;

import plusone.callers.Caller;

/** Who last said how a member is reached; the order is whose word gives way to whose. */
enum ContactSource {
    /** A service, maybe for a partner: a word of hearsay. */
    SERVICE,
    /** A person of the house. */
    STAFF,
    /** The member: their word stands. */
    CUSTOMER;

    static ContactSource of(Caller caller) {
        return caller.kind() == Caller.Kind.STAFF ? STAFF : SERVICE;
    }
}
