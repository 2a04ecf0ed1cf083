/**
 * Members: the customers enrolled in the programme, and all personal data that loyalty keeps of
 * them.
 */
@NullMarked
package plusone.loyalty.member;

import org.jspecify.annotations.NullMarked;
