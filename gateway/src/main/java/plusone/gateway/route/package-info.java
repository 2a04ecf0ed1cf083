/**
 * Which paths lead to which service, how long an answer may take, and what happens while a service
 * is down.
 */
@NullMarked
package plusone.gateway.route;

import org.jspecify.annotations.NullMarked;
