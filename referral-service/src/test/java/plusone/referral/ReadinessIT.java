package plusone.referral;

import plusone.transactions.ReadinessTest;

@ReferralTest
class ReadinessIT extends ReadinessTest {}
