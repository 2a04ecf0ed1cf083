/** The whole system, as its users see it: real processes, real Postgres, real HTTP and mail. */
@NullMarked
package plusone.suite.e2e;

import org.jspecify.annotations.NullMarked;
