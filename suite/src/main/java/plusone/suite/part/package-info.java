/**
 * The parts that make up the running system, each a process of its own: what they are called, where
 * they listen, how they are started, what has become of them. The truth lies in files below {@code
 * .plusone/run}, so that any later command finds the processes that an earlier one started.
 */
@NullMarked
package plusone.suite.part;

import org.jspecify.annotations.NullMarked;
