/** Databases filled by SQL as the service itself would have filled them. */
@NullMarked
package plusone.suite.bench.seed;

import org.jspecify.annotations.NullMarked;
