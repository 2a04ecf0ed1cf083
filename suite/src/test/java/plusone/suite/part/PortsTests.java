package plusone.suite.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void areTheWellKnownOnesUnlessMoved() {
        assertThat(Part.services().stream().map(Ports.DEFAULT::of))
                .containsExactly(8080, 8081, 8082, 8083);
        assertThat(Part.services().stream().map(Ports.DEFAULT::management))
                .containsExactly(8180, 8181, 8182, 8183);
        assertThat(Ports.DEFAULT.of(Part.IDENTITY)).isEqualTo(9000);
        assertThat(Ports.DEFAULT.of(Part.POSTGRES)).isEqualTo(15432);
        assertThat(Ports.DEFAULT.smtp()).isEqualTo(3025);
        assertThat(Ports.DEFAULT.imap()).isEqualTo(3143);
    }

    @Test
    void areAllMovedByTheOffset() {
        var moved = new Ports(1000);

        for (var part : Part.values())
            assertThat(moved.all(part))
                    .containsExactlyElementsOf(
                            Ports.DEFAULT.all(part).stream().map(port -> port + 1000).toList());
    }

    @Test
    void areTakenOnceOnly() {
        assertThat(Arrays.stream(Part.values()).flatMap(part -> Ports.DEFAULT.all(part).stream()))
                .doesNotHaveDuplicates()
                .hasSize(12);
    }

    @Test
    void refuseAnOffsetThatLeavesTheRange() {
        assertThat(new Ports(Ports.HIGHEST_OFFSET).of(Part.POSTGRES)).isEqualTo(65_535);
        assertThatIllegalArgumentException().isThrownBy(() -> new Ports(Ports.HIGHEST_OFFSET + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ports(-1));
    }
}
