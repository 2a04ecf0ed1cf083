package plusone.referral.advocate;

import java.util.UUID;

/** What an advocate shares: whose it is, and where it leads before the code is added. */
record Link(UUID advocateId, String landingUrl) {}
