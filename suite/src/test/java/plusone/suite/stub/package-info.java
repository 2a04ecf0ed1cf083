/** Services in name only, to try the launcher without waiting for real ones. */
@NullMarked
package plusone.suite.stub;

import org.jspecify.annotations.NullMarked;
