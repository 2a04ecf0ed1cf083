package plusone.loyalty.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Digests that stand for a transaction's words in the chain: keyed (HMAC-SHA256, RFC 2104), so that
 * words that were erased cannot be guessed from them.
 */
final class RemarkDigests {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    RemarkDigests(String key) {
        this.key = new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM);
    }

    Hash of(Remark remark) {
        var words =
                remark.reason()
                        + '\0'
                        + orNothing(remark.reference())
                        + '\0'
                        + orNothing(remark.actor());
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Hash.of(mac.doFinal(words.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static String orNothing(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
