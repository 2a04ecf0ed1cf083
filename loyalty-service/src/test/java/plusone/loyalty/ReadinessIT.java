package plusone.loyalty;

import plusone.transactions.ReadinessTest;

@LoyaltyTest
class ReadinessIT extends ReadinessTest {}
