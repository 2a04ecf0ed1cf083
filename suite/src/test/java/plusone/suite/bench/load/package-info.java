/** Tests of the benchmark: that it measures what it says, not what it measures. */
@NullMarked
package plusone.suite.bench.load;

import org.jspecify.annotations.NullMarked;
