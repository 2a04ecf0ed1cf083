package plusone.contract;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * Refuses texts that a database cannot hold: NUL, and halves of surrogate pairs. They are looked
 * for in the bytes of the JSON, where they can only be written in a few ways, so that none slips
 * through a map or a tree.
 */
final class Texts {

    private static final int UNREADABLE = -1;

    private final DataBuffer body;
    private final int end;

    private Texts(DataBuffer body) {
        this.body = body;
        this.end = body.writePosition();
    }

    static void check(DataBuffer body) {
        new Texts(body).check();
    }

    private void check() {
        for (var at = body.readPosition(); at < end; ) {
            at +=
                    switch (at(at)) {
                        case 0 -> throw broken();
                        case 0xED -> rawUnit(at);
                        case '\\' -> escape(at);
                        default -> 1;
                    };
        }
    }

    /** In UTF-8, ED A0 to ED BF would be a surrogate on its own. */
    private int rawUnit(int at) {
        if (at(at + 1) >= 0xA0) {
            throw broken();
        }
        return 1;
    }

    /** How many bytes an escape takes, both halves of a pair together. */
    private int escape(int at) {
        if (at(at + 1) != 'u') {
            return 2;
        }
        var unit = unit(at);
        if (unit == 0 || Character.isLowSurrogate((char) unit)) {
            throw broken();
        }
        if (!Character.isHighSurrogate((char) unit)) {
            return 2;
        }
        if (at(at + 6) != '\\' || at(at + 7) != 'u' || !isLow(unit(at + 6))) {
            throw broken();
        }
        return 12;
    }

    private static boolean isLow(int unit) {
        return unit != UNREADABLE && Character.isLowSurrogate((char) unit);
    }

    /** The four hexadecimal digits of an escape; what is none is left to the parser to refuse. */
    private int unit(int escape) {
        var unit = 0;
        for (var at = escape + 2; at < escape + 6; at++) {
            var digit = Character.digit(at(at), 16);
            if (digit < 0) {
                return UNREADABLE;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private int at(int index) {
        return index < end ? body.getByte(index) & 0xFF : ' ';
    }

    private static ProblemException broken() {
        return BadInput.malformed(
                "A text in the body holds a NUL character or half of a surrogate pair, or the body"
                        + " is not UTF-8: send whole characters in UTF-8.");
    }
}
