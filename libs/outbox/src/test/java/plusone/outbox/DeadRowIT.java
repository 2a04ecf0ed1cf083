package plusone.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A dead row goes out again when somebody revives it, by the very lines of the README. */
class DeadRowIT extends RelayTest {

    private static final Pattern SQL =
            Pattern.compile("## When something is stuck.*?```sql\n(.*?)```", Pattern.DOTALL);

    @Test
    void isDeliveredWhenItIsRevivedAsTheReadmeSays() throws IOException {
        office.execute("alter table outbox alter id restart with 42");
        office.letterBox.answerInTurn("ada/1", Answer.status(422, "no such member"));
        startBranch(QUICK).add(List.of("ada/1", "ada/2"));
        awaitDelivered();
        assertThat(office.count("id = 42 and dead_at is not null")).isEqualTo(1);
        var readme = SQL.matcher(Files.readString(Path.of("../../README.md")));
        assertThat(readme.find()).isTrue();

        office.executeAs(office.database.superuser(), readme.group(1));

        eventually()
                .untilAsserted(
                        () ->
                                assertThat(office.brought())
                                        .containsExactly("ada/1", "ada/2", "ada/1"));
        eventually().untilAsserted(() -> assertThat(office.count("true")).isZero());
    }
}
