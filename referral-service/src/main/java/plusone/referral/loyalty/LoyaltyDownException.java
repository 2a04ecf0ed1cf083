package plusone.referral.loyalty;

import org.jspecify.annotations.Nullable;

/** Loyalty does not answer at the moment: who somebody is cannot be said. */
public final class LoyaltyDownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LoyaltyDownException(@Nullable Throwable cause) {
        super("loyalty does not answer", cause, false, false);
    }
}
