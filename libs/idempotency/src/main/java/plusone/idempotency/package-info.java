/**
 * A request that is repeated with its key takes effect once: decided in the database, in the same
 * commit as the effect.
 */
@NullMarked
package plusone.idempotency;

import org.jspecify.annotations.NullMarked;
