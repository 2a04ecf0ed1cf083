package plusone.suite.identity;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plusone.suite.part.Part;
import plusone.suite.part.Ports;

/** A token for a first try, for the asking. */
@RestController
class DemoTokenController {

    private final JwtEncoder encoder;
    private final String issuer;
    private final Clock clock;

    DemoTokenController(JwtEncoder encoder, AuthorizationServerSettings settings, Clock clock) {
        this.encoder = encoder;
        this.issuer = Objects.requireNonNull(settings.getIssuer());
        this.clock = clock;
    }

    @GetMapping("/demo/token")
    ResponseEntity<?> token(@RequestParam(name = "as", defaultValue = "") String name) {
        return Identity.demo(name)
                .<ResponseEntity<?>>map(
                        identity -> ResponseEntity.ok(Map.of("access_token", token(identity))))
                .orElseGet(() -> unknown(name));
    }

    private String token(Identity identity) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var claims =
                JwtClaimsSet.builder()
                        .issuer(issuer)
                        .audience(List.of(IdentityConfiguration.AUDIENCE))
                        .subject(identity.name())
                        .id(UUID.randomUUID().toString())
                        .issuedAt(now)
                        .expiresAt(now.plus(IdentityConfiguration.VALID))
                        .claims(all -> all.putAll(identity.claims()))
                        .build();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).type("JWT").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** The gateway has the pages that explain problems. */
    private static String pages() {
        return "http://localhost:" + Ports.fromProperties().of(Part.GATEWAY);
    }

    private static ResponseEntity<ProblemDetail> unknown(String name) {
        var problem = ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
        problem.setType(URI.create(pages() + "/problems/identity-not-found"));
        problem.setTitle("Identity not found");
        problem.setDetail(
                "No demo identity is called \"%s\". There are: %s."
                        .formatted(name, String.join(", ", Identity.demoNames())));
        problem.setProperty("names", Identity.demoNames());
        return ResponseEntity.of(problem).build();
    }
}
