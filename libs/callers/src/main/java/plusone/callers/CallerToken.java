package plusone.callers;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A checked token and the caller it stands for. */
final class CallerToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient Jwt token;

    CallerToken(Caller caller, Jwt token) {
        super(List.of());
        this.caller = caller;
        this.token = token;
        super.setAuthenticated(true);
    }

    static Mono<Caller> callerOf(ServerWebExchange exchange) {
        return exchange.getPrincipal().ofType(CallerToken.class).map(it -> it.caller);
    }

    @Override
    public Object getCredentials() {
        return token;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.id();
    }
}
