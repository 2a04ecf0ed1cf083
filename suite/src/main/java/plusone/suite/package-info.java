/**
 * The command {@code plusone}: brings the whole system up on one machine, says how it is, and takes
 * it down again. What is typed is decided here; what runs is known to {@code part}.
 */
@NullMarked
package plusone.suite;

import org.jspecify.annotations.NullMarked;
