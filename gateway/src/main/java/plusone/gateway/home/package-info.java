/** The customer's home screen in one call, put together from what each service knows of them. */
@NullMarked
package plusone.gateway.home;

import org.jspecify.annotations.NullMarked;
