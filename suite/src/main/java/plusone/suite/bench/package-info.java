/**
 * The benchmark: starts what it needs on free ports with data of its own, measures each row of the
 * speed table side by side with what it is compared to, and proves afterwards that all that was
 * acknowledged was done.
 */
@NullMarked
package plusone.suite.bench;

import org.jspecify.annotations.NullMarked;
