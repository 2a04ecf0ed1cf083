package plusone.suite.e2e;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import plusone.suite.part.Part;

/** Tokens of an admin that are not, each for one reason only. */
final class ForgedTokens {

    private ForgedTokens() {}

    /** Signed by the identity provider's own key, an hour and a minute ago. */
    static String expired() throws Exception {
        return signed(key(), claims(issuer(), Instant.now().minusSeconds(60)));
    }

    /** Says {@code alg: none}. */
    static String unsigned() {
        return new PlainJWT(claims(issuer(), Instant.now().plusSeconds(600))).serialize();
    }

    /** Signed by a key that only claims to be the identity provider's. */
    static String signedByAnother() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID(key().getKeyID()).generate();
        return signed(key, claims(issuer(), Instant.now().plusSeconds(600)));
    }

    static String ofAnotherIssuer() throws Exception {
        return signed(key(), claims("https://elsewhere", Instant.now().plusSeconds(600)));
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static RSAKey key() throws Exception {
        return RSAKey.parse(Files.readString(Running.suite().folder().signingKey()));
    }

    private static String issuer() {
        return "http://localhost:" + Running.suite().ports().of(Part.IDENTITY);
    }

    private static JWTClaimsSet claims(String issuer, Instant expires) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("plusone")
                .subject("max")
                .issueTime(Date.from(expires.minusSeconds(3600)))
                .expirationTime(Date.from(expires))
                .claim("kind", "staff")
                .claim("roles", List.of("admin"))
                .build();
    }
}
