/**
 * Transactions that a leaving caller cannot tear: a unit of work runs detached from the request
 * that asked for it, and to its end.
 */
@NullMarked
package plusone.transactions;

import org.jspecify.annotations.NullMarked;
