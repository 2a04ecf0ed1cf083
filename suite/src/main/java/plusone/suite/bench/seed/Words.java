package plusone.suite.bench.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The words of a transaction without a reference.
 *
 * @param actor who asked for it
 */
record Words(String reason, String actor) {

    /** The digest that stands for them in the chain: HMAC-SHA256 in hex, as loyalty makes it. */
    String digest(String key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), mac.getAlgorithm()));
            var words = reason + "\0\0" + actor;
            return HexFormat.of().formatHex(mac.doFinal(words.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
