/** Campaigns: which events they reward, and with how many points. */
@NullMarked
package plusone.loyalty.campaign;

import org.jspecify.annotations.NullMarked;
