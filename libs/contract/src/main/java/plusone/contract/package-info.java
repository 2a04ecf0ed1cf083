/**
 * What is common to every endpoint: problem answers (RFC 9457), strict requests, lists with
 * cursors, request ids.
 */
@NullMarked
package plusone.contract;

import org.jspecify.annotations.NullMarked;
