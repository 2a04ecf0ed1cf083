package plusone.referral.me;

import org.jspecify.annotations.Nullable;
import plusone.referral.advocate.Advocate;
import plusone.referral.advocate.Code;
import plusone.referral.advocate.SharingSettings;
import plusone.referral.programme.Programme;
import plusone.referral.referral.Tally;

/**
 * A customer's own code and what has come of it.
 *
 * @param invited friends registered with it
 * @param rewarded those of them for whom everything is paid
 * @param programme absent on the home screen
 */
record MyReferral(
        Code code,
        String shareUrl,
        long invited,
        long rewarded,
        @Nullable ProgrammeTerms programme) {

    static MyReferral of(Advocate advocate, SharingSettings sharing, Tally tally) {
        return new MyReferral(
                advocate.code(),
                sharing.shareUrl(advocate.code()),
                tally.invited(),
                tally.rewarded(),
                null);
    }

    MyReferral with(Programme terms) {
        return new MyReferral(code, shareUrl, invited, rewarded, ProgrammeTerms.of(terms));
    }
}
