package plusone.referral.advocate;

import java.time.LocalDate;
import java.util.UUID;

/** What visits are counted by: the advocate whose link was followed, and the day, in UTC. */
record LinkDay(UUID advocateId, LocalDate day) {}
