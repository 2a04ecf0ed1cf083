package plusone.loyalty.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The words of a transaction: the only free text of the ledger.
 *
 * @param reason why, for people
 * @param reference the caller's own name for what it belongs to
 * @param actor who asked for it, where a person did
 */
public record Remark(String reason, @Nullable String reference, @Nullable String actor) {}
