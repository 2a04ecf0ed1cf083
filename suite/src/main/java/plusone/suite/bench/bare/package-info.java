/**
 * What services are compared with: the same Postgres without any of them, kept busy by {@code
 * pgbench} or, where there is none, by plain JDBC.
 */
@NullMarked
package plusone.suite.bench.bare;

import org.jspecify.annotations.NullMarked;
