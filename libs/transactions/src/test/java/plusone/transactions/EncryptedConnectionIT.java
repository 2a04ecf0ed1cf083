package plusone.transactions;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.r2dbc.core.DatabaseClient;
import plusone.postgres.EmbeddedDatabase;
import plusone.postgres.ServerSettings;

/** The limit of silence on connections as production has them, encrypted, and on plain ones. */
class EncryptedConnectionIT {

    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final char[] PASSWORD = "any password".toCharArray();

    private static EmbeddedDatabase database;

    @BeforeAll
    static void startWithCertificate(@TempDir Path directory) throws Exception {
        database = EmbeddedDatabase.start(ServerSettings.throwaway());
        var data = Path.of(ask("show data_directory"));
        writeCertificate(directory.resolve("keys"), data);
        tell("alter system set ssl = on");
        tell("select pg_reload_conf()");
        await().atMost(GENEROUS).until(() -> ask("show ssl").equals("on"));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "require"})
    void aConnectionThatWasAnsweredStaysOpenHoweverLongNothingIsAsked(String encryption) {
        with(
                encryption,
                pool -> {
                    var before = process(pool);
                    askUnchecked("select pg_sleep(3)");

                    assertThat(process(pool)).isEqualTo(before);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "require"})
    void aConnectionThatFallsSilentIsGivenUp(String encryption) {
        with(
                encryption,
                pool -> {
                    var silent = List.of(process(pool));
                    try {
                        Backend.stop(silent);
                        assertTimeoutPreemptively(
                                GENEROUS,
                                () ->
                                        assertThatThrownBy(() -> process(pool))
                                                .hasRootCauseInstanceOf(
                                                        R2dbcNonTransientResourceException.class));
                        assertThat(process(pool)).isNotEqualTo(silent.getFirst());
                    } catch (IOException | InterruptedException e) {
                        throw new AssertionError(e);
                    } finally {
                        goOn(silent);
                    }
                });
    }

    private static void with(String encryption, Consumer<ConnectionPool> trial) {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                R2dbcAutoConfiguration.class, ConnectionsConfiguration.class))
                .withPropertyValues(
                        "spring.r2dbc.url=" + database.r2dbcUrl() + "?sslMode=" + encryption,
                        "spring.r2dbc.username=loyalty",
                        "spring.r2dbc.password=any",
                        "spring.r2dbc.pool.initial-size=0",
                        "spring.r2dbc.pool.max-size=1",
                        "plusone.transactions.silence=1s")
                .run(
                        context -> {
                            var pool = context.getBean(ConnectionPool.class);
                            assertThat(isEncrypted(pool)).isEqualTo(encryption.equals("require"));
                            trial.accept(pool);
                        });
    }

    private static boolean isEncrypted(ConnectionPool pool) {
        return one(pool, "select ssl from pg_stat_ssl where pid = pg_backend_pid()", Boolean.class);
    }

    private static long process(ConnectionPool pool) {
        return one(pool, "select pg_backend_pid()", Integer.class);
    }

    private static <T> T one(ConnectionPool pool, String sql, Class<T> type) {
        var value = DatabaseClient.create(pool).sql(sql).mapValue(type).one();
        return Objects.requireNonNull(value.block());
    }

    private static void goOn(List<Long> silent) {
        try {
            Backend.goOn(silent);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void writeCertificate(Path keys, Path data) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "server",
                                "-dname",
                                "CN=localhost",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                keys.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(made).isZero();
        var store = KeyStore.getInstance(keys.toFile(), PASSWORD);
        write(data.resolve("server.key"), "PRIVATE KEY", store.getKey("server", PASSWORD));
        write(data.resolve("server.crt"), "CERTIFICATE", store.getCertificate("server"));
    }

    private static void write(Path file, String what, Key key) throws IOException {
        write(file, what, key.getEncoded());
    }

    private static void write(Path file, String what, Certificate certificate) throws Exception {
        write(file, what, certificate.getEncoded());
    }

    private static void write(Path file, String what, byte[] content) throws IOException {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        Files.writeString(
                file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static void tell(String sql) throws SQLException {
        try (var connection = database.connect(database.superuser());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String sql) throws SQLException {
        try (var connection = database.connect(database.superuser());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void askUnchecked(String sql) {
        try {
            ask(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
