/** Tells callers what became of a key whose answer they never got. */
@NullMarked
package plusone.operations;

import org.jspecify.annotations.NullMarked;
