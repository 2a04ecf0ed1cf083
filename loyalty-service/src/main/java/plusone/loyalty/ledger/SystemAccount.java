package plusone.loyalty.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The house's side of every movement. System accounts are summed and have no balance row: it would
 * be one hot row for everybody.
 */
enum SystemAccount {
    /** Where earned points come from. */
    ISSUANCE(1),
    /** Where spent points go. */
    REDEMPTION(2),
    /** Where expired points go. */
    BREAKAGE(3);

    private final UUID id;

    SystemAccount(int number) {
        id = new UUID(0, number);
    }

    UUID id() {
        return id;
    }

    /** As the API calls it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SystemAccount> of(UUID id) {
        return Arrays.stream(values()).filter(account -> account.id.equals(id)).findFirst();
    }
}
