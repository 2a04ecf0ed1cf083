/** The sample data: a programme, a campaign and three members, put in once. */
@NullMarked
package plusone.suite.sample;

import org.jspecify.annotations.NullMarked;
