/** The pages that the types of problem answers lead to: what happened, and what to do. */
@NullMarked
package plusone.gateway.problem;

import org.jspecify.annotations.NullMarked;
