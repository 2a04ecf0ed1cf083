package plusone.referral.registration;

import plusone.referral.advocate.Advocate;
import plusone.referral.programme.Programme;

/** What a registration is decided on, found out before its transaction. */
record Background(Programme programme, Advocate advocate, Judgement judgement) {}
