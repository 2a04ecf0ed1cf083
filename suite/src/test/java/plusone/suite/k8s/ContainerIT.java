package plusone.suite.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plusone.suite.FreePorts;
import plusone.suite.part.Part;

/** The jars take what the manifests give them: settings by environment, secrets by files. */
class ContainerIT {

    private static final String SERVICE = Part.NOTIFICATION.title();
    private static final String ROLE = Part.NOTIFICATION.schema().orElseThrow();

    private static Rendered production;

    @TempDir private Path folder;

    @BeforeAll
    static void render() {
        assumeTrue(Rendered.isPossible(), "kubectl is not installed");
        production = Rendered.overlay("production");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void startsWithTheSettingsOfProduction(String module) throws Exception {
        try (var service = trial(module, settings(module))) {
            assertThat(service.exit()).as(service.output()).isZero();
        }
    }

    @Test
    void doesNotStartWithASettingThatItDoesNotKnow() throws Exception {
        var settings = settings(SERVICE);
        settings.put("PLUSONE_MAIL_FORM", "Plus One <hello@plusone.example>");

        try (var service = trial(SERVICE, settings)) {
            assertThat(service.exit()).isNotZero();
            assertThat(service.output()).contains("PLUSONE_MAIL_FORM");
        }
    }

    /** A start that ends before anything is opened. */
    private Container trial(String module, Map<String, String> settings) throws IOException {
        write("spring.r2dbc.password", "any");
        if (Code.of(module).settings().containsKey("plusone.sign-in.client-id"))
            write("plusone.sign-in.client-secret", "any");
        if (module.equals(Part.LOYALTY.title()))
            write("plusone.ledger.remark-key", "any-any-any-any-any");
        return Container.start(module, settings, folder, "-Dspring.context.exit=onRefresh");
    }

    static Set<String> modules() {
        return Code.modules();
    }

    @Test
    void migratesAndServesWithPasswordsFromFiles() throws Exception {
        try (var database = StrictDatabase.start()) {
            database.setPassword(ROLE, "serving =%");
            database.setPassword(ROLE + "_owner", "owning =%");

            assertThat(migrated(database, "wrong")).isNotZero();
            assertThat(migrated(database, "owning =%\n")).isZero();
            assertThat(readiness(database, "wrong\n")).isEqualTo(503);
            assertThat(readiness(database, "serving =%\n")).isEqualTo(200);
        }
    }

    private int migrated(StrictDatabase database, String password) throws Exception {
        var step = production.find("Deployment", SERVICE).orElseThrow().container("migrate");
        var settings = new TreeMap<>(production.settings(step.orElseThrow()));
        settings.put("PLUSONE_MIGRATION_URL", "jdbc:" + database.place());
        settings.put("PLUSONE_MIGRATION_PASSWORD_FILE", write("password", password).toString());
        try (var migration = Container.start(SERVICE, settings, folder, "migrate")) {
            return migration.exit();
        }
    }

    private int readiness(StrictDatabase database, String password) throws Exception {
        write("spring.r2dbc.password", password);
        var ports = FreePorts.choose();
        var settings = settings(SERVICE);
        settings.put("SPRING_R2DBC_URL", "r2dbc:" + database.place());
        settings.put("SERVER_PORT", Integer.toString(ports.of(Part.NOTIFICATION)));
        settings.put(
                "MANAGEMENT_SERVER_PORT", Integer.toString(ports.management(Part.NOTIFICATION)));
        try (var _ = Container.start(SERVICE, settings, folder)) {
            var place = "http://127.0.0.1:" + ports.of(Part.NOTIFICATION);
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> status(place + "/livez") == 200);
            return status(place + "/readyz");
        }
    }

    private static int status(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private Map<String, String> settings(String module) {
        var settings =
                new TreeMap<>(
                        production.settings(production.find("Deployment", module).orElseThrow()));
        settings.replaceAll((_, it) -> it.replace("/run/secrets/plusone/", folder + "/secrets/"));
        return settings;
    }

    private Path write(String name, String content) throws IOException {
        var secrets = Files.createDirectories(folder.resolve("secrets"));
        return Files.writeString(secrets.resolve(name), content);
    }
}
