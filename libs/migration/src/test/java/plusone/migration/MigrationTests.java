package plusone.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTests {

    private static final Map<String, String> PLACE =
            Map.of(
                    "PLUSONE_MIGRATION_URL", "jdbc:postgresql://db/plusone",
                    "PLUSONE_MIGRATION_OWNER", "loyalty_owner");

    @Test
    void takesThePasswordFromTheEnvironment() {
        assertThat(described("PLUSONE_MIGRATION_PASSWORD", "from here"))
                .isEqualTo(
                        new Migration(
                                "loyalty",
                                "jdbc:postgresql://db/plusone",
                                "loyalty_owner",
                                "from here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret =%", "s3cret =%\n", "s3cret =%\r\n"})
    void takesThePasswordFromAFileWithOrWithoutALineBreak(String content, @TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve("password"), content);

        assertThat(described("PLUSONE_MIGRATION_PASSWORD_FILE", file.toString()).password())
                .isEqualTo("s3cret =%");
    }

    @Test
    void namesTheSettingOfAFileThatCannotBeRead(@TempDir Path folder) {
        var nowhere = folder.resolve("nowhere").toString();

        assertThatThrownBy(() -> described("PLUSONE_MIGRATION_PASSWORD_FILE", nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("PLUSONE_MIGRATION_PASSWORD_FILE");
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> Migration.fromEnvironment("loyalty", PLACE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PLUSONE_MIGRATION_PASSWORD");
    }

    private static Migration described(String name, String value) {
        var environment = new TreeMap<>(PLACE);
        environment.put(name, value);
        return Migration.fromEnvironment("loyalty", environment);
    }
}
