/** Load on services over HTTP, from one thread, with every answer accounted for. */
@NullMarked
package plusone.suite.bench.load;

import org.jspecify.annotations.NullMarked;
