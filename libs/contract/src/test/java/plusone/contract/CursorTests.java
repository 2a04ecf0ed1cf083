package plusone.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    private static final UUID ID = UUID.fromString("01991b2e-0000-7000-8000-000000000001");

    @Test
    void standsForAnId() {
        assertThat(Cursor.decodeId(Cursor.encode(ID.toString()))).isEqualTo(ID);
        assertThat(Cursor.decodeId(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "1-1-1-1-1",
                "01991B2E-0000-7000-8000-000000000001",
                "2026-05-04T10:15:30Z 01991b2e-0000-7000-8000-000000000001"
            })
    void isOfAnotherListWhereItStandsForNone(String position) {
        var cursor = Cursor.encode(position);

        assertThatThrownBy(() -> Cursor.decodeId(cursor)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "MTAw=", "MTAw====", "MTB", "_w"})
    void isNoneOfOursWhereWeWouldNotWriteItSo(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor)).isInstanceOf(ProblemException.class);
    }
}
