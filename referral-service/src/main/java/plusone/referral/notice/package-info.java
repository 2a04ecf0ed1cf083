/** Messages to both sides about points they were paid; they leave through the outbox. */
@NullMarked
package plusone.referral.notice;

import org.jspecify.annotations.NullMarked;
