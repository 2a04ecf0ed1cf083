/** The page that shows what each service answers, with everything it needs served from here. */
@NullMarked
package plusone.gateway.docs;

import org.jspecify.annotations.NullMarked;
