/**
 * Many requests in one: a line each in JSON (NDJSON), each with a key of its own, answered line by
 * line and in order while more of them come. Neither the whole body nor all answers are ever in
 * memory.
 */
@NullMarked
package plusone.batches;

import org.jspecify.annotations.NullMarked;
