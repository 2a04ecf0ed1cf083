/** What the services stand on: Postgres with data that stays, and a mail sink, in one process. */
@NullMarked
package plusone.suite.backing;

import org.jspecify.annotations.NullMarked;
