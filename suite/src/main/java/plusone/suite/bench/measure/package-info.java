/** What a measurement is: a work that is done for a while, and the figure that it gives. */
@NullMarked
package plusone.suite.bench.measure;

import org.jspecify.annotations.NullMarked;
