package plusone.suite.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;

/** The key that signs tokens, kept so that they outlive a restart. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /** The key in this file; made and written there where there is none that can be read. */
    static RSAKey keptIn(Path file) {
        try {
            return Files.exists(file) ? RSAKey.parse(Files.readString(file)) : made(file);
        } catch (ParseException _) {
            return made(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RSAKey made(Path file) {
        try {
            var key =
                    new RSAKeyGenerator(BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyIDFromThumbprint(true)
                            .generate();
            Files.createDirectories(file.getParent());
            var draft = Files.createTempFile(file.getParent(), ".", ".jwk"); // for the owner only
            Files.writeString(draft, key.toJSONString());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return key;
        } catch (JOSEException e) {
            throw new IllegalStateException("no RSA keys on this machine", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
