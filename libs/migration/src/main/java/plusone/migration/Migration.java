package plusone.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The migrations of one service, run by the owner of its schema. The role that serves never has the
 * owner's password: the step is a run of its own ({@code java -jar loyalty-service.jar migrate})
 * before a new version serves.
 *
 * <p>Scripts lie in {@code db/migration} of the service and, for what a library keeps in the
 * service's schema, in {@code db/<library>}. What a library brings later has a lower number than
 * what the service has applied, and is applied all the same: the two do not touch each other's
 * tables. Two placeholders are set: {@code ${schema}} and {@code ${serving}}, the role that serves,
 * which has the schema's name.
 *
 * @param schema the schema to bring up to date, also the name of the role that serves
 * @param url JDBC address of the database
 * @param owner role that owns the schema
 * @param password the owner's password; may be empty where the server trusts the connection
 */
public record Migration(String schema, String url, String owner, String password) {

    /** The word on the command line that asks a service to migrate and end. */
    public static final String COMMAND = "migrate";

    private static final String[] LOCATIONS = {
        "classpath:db/idempotency", "classpath:db/outbox", "classpath:db/migration"
    };

    /** Whether these command line arguments ask for the migration step instead of serving. */
    public static boolean isAskedFor(String... arguments) {
        return arguments.length == 1 && arguments[0].equals(COMMAND);
    }

    /**
     * The migration of a schema as the environment describes it: {@code PLUSONE_MIGRATION_URL},
     * {@code PLUSONE_MIGRATION_OWNER} and {@code PLUSONE_MIGRATION_PASSWORD}, or instead of the
     * last {@code PLUSONE_MIGRATION_PASSWORD_FILE}, a file that holds nothing but the password.
     *
     * @throws IllegalArgumentException if one of them is missing
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Migration fromEnvironment(String schema, Map<String, String> environment) {
        return new Migration(
                schema,
                required(environment, "PLUSONE_MIGRATION_URL"),
                required(environment, "PLUSONE_MIGRATION_OWNER"),
                password(environment));
    }

    /**
     * Applies what is missing. Safe to repeat, and safe for several at once: they take turns.
     *
     * @return number of scripts applied
     * @throws FlywayException if a script fails; nothing of that script remains
     */
    public int run() {
        return Flyway.configure()
                .dataSource(url, owner, password)
                .schemas(schema)
                .createSchemas(false)
                .locations(LOCATIONS)
                .failOnMissingLocations(false)
                .outOfOrder(true)
                .placeholders(Map.of("schema", schema, "serving", schema))
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static String password(Map<String, String> environment) {
        var file = environment.get("PLUSONE_MIGRATION_PASSWORD_FILE");
        return file == null
                ? required(environment, "PLUSONE_MIGRATION_PASSWORD")
                : firstLine(Path.of(file));
    }

    /** Most editors end a file with a line break, which no password does. */
    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("PLUSONE_MIGRATION_PASSWORD_FILE", e);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null)
            throw new IllegalArgumentException("set the environment variable " + name);
        return value;
    }
}
