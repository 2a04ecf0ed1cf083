/**
 * The points ledger: balanced transactions that never change, the members' accounts and lots that
 * follow from them. Nothing else\n * touches its tables; a movement of points is a command to
 * {@link plusone.loyalty.ledger.Ledger}.
 */
@NullMarked
package plusone.loyalty.ledger;

import org.jspecify.annotations.NullMarked;
