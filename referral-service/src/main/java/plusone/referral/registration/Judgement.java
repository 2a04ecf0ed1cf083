package plusone.referral.registration;

/** Whether the friend is a customer already, as loyalty says. */
enum Judgement {
    NEW_CUSTOMER,
    EXISTING_CUSTOMER,
    /** Loyalty is down: to be judged before anything is paid. */
    UNKNOWN
}
