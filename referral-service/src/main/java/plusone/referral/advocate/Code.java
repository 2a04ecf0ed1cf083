package plusone.referral.advocate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a friend names or a link carries to say who referred them. Read without regard to case.
 *
 * @param value in capitals
 */
public record Code(@JsonValue String value) {

    public Code {
        value = value.strip().toUpperCase(Locale.ROOT);
    }
}
