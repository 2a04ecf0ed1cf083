/**
 * What notification must know: each member's contact, and messages about points they earned. It
 * leaves through the outbox.
 */
@NullMarked
package plusone.loyalty.notice;

import org.jspecify.annotations.NullMarked;
