/**
 * A real Postgres with the house's roles, schemas and settings, for the local suite and for tests.
 */
@NullMarked
package plusone.postgres;

import org.jspecify.annotations.NullMarked;
