package plusone.suite.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LaunchesTests {

    private final Launches launches =
            new Launches(new Folder(Path.of("/clone"), Path.of("/clone/.plusone")), new Ports(100));

    @Test
    void tellEveryServiceItsOwnPortsAndWhoSignsTokens() {
        assertThat(launches.of(Part.LOYALTY).environment())
                .containsEntry("SERVER_PORT", "8181")
                .containsEntry("MANAGEMENT_SERVER_PORT", "8281")
                .containsEntry("SPRING_R2DBC_URL", "r2dbc:postgresql://127.0.0.1:15532/plusone")
                .containsEntry("SPRING_R2DBC_USERNAME", "loyalty")
                .containsEntry("PLUSONE_SIGNIN_ISSUER", "http://localhost:9100")
                .containsEntry("PLUSONE_SIGNIN_CLIENTID", "loyalty-service");
    }

    @Test
    void letNobodyCallInACircle() {
        assertThat(launches.of(Part.NOTIFICATION).environment())
                .doesNotContainKeys("PLUSONE_LOYALTY_URL", "PLUSONE_REFERRAL_URL");
        assertThat(launches.of(Part.LOYALTY).environment())
                .containsEntry("PLUSONE_NOTIFICATION_URL", "http://127.0.0.1:8183")
                .doesNotContainKey("PLUSONE_REFERRAL_URL");
    }

    @Test
    void giveTheOwnersPasswordToTheMigrationOnly() {
        assertThat(launches.migration(Part.REFERRAL).environment())
                .containsEntry("PLUSONE_MIGRATION_OWNER", "referral_owner");
        assertThat(launches.of(Part.REFERRAL).environment().values())
                .noneMatch(value -> value.contains("_owner"));
    }

    @Test
    void giveTheGatewayNoDatabase() {
        assertThat(launches.of(Part.GATEWAY).environment()).doesNotContainKey("SPRING_R2DBC_URL");
    }

    @Test
    void letAServiceBesideASystemStandOnItsDatabaseServer() {
        var beside =
                new Launches(
                        new Folder(Path.of("/clone"), Path.of("/clone/.plusone")),
                        new Ports(200),
                        new Ports(100),
                        "other");

        assertThat(beside.of(Part.LOYALTY).environment())
                .containsEntry("SERVER_PORT", "8281")
                .containsEntry("SPRING_R2DBC_URL", "r2dbc:postgresql://127.0.0.1:15532/other")
                .containsEntry("PLUSONE_SIGNIN_ISSUER", "http://localhost:9100");
    }
}
