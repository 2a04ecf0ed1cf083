/**
 * Who calls, and what they may: bearer tokens are checked and turned into a caller, each endpoint
 * says who may use it.
 */
@NullMarked
package plusone.callers;

import org.jspecify.annotations.NullMarked;
