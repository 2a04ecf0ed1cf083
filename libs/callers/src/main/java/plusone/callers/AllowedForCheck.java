package plusone.callers;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import plusone.contract.EndpointCheck;
import plusone.contract.ProblemException;
import reactor.core.publisher.Mono;

/** Holds callers to what {@link AllowedFor} says. */
final class AllowedForCheck implements EndpointCheck, Ordered {

    private static final String ADMIN = "admin";

    private final List<PathPattern> open;

    /**
     * @param openPaths patterns of paths that are for everybody, signed in or not
     */
    AllowedForCheck(String... openPaths) {
        open = Arrays.stream(openPaths).map(PathPatternParser.defaultInstance::parse).toList();
    }

    /** Before what is wrong with a request: who may not call learns nothing of its form. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void atStart(HandlerMethod endpoint, String path) {
        if (isUnderV1(path) && !isOpen(path) && rule(endpoint) == null) {
            throw new IllegalStateException(
                    "%s %s does not say who may call it: add @AllowedFor"
                            .formatted(path, endpoint));
        }
    }

    @Override
    public Mono<Void> check(ServerWebExchange exchange, HandlerMethod endpoint) {
        var rule = rule(endpoint);
        if (rule == null) {
            return Mono.empty();
        }
        return CallerToken.callerOf(exchange)
                .filter(caller -> allows(rule, caller))
                .switchIfEmpty(Mono.error(AllowedForCheck::notAllowed))
                .then();
    }

    static boolean allows(AllowedFor rule, Caller caller) {
        return rule.anyone()
                || switch (caller.kind()) {
                    case CUSTOMER -> rule.customers();
                    case SERVICE -> rule.services();
                    case STAFF -> rule.staff() || hasRole(rule.roles(), caller.roles());
                    case PARTNER ->
                            Arrays.stream(rule.partnersWith()).anyMatch(caller.scopes()::contains);
                };
    }

    private static boolean hasRole(String[] wanted, Set<String> roles) {
        return Arrays.stream(wanted)
                .anyMatch(role -> roles.contains(role) || roles.contains(ADMIN));
    }

    private static @Nullable AllowedFor rule(HandlerMethod endpoint) {
        return endpoint.getMethodAnnotation(AllowedFor.class);
    }

    private static boolean isUnderV1(String path) {
        return path.equals("/v1") || path.startsWith("/v1/");
    }

    private boolean isOpen(String path) {
        var parsed = PathContainer.parsePath(path);
        return open.stream().anyMatch(it -> it.matches(parsed));
    }

    static ProblemException notAllowed() {
        return ProblemException.of(
                HttpStatus.FORBIDDEN,
                "not-allowed",
                "You are signed in, but your token does not carry the right for this call. Use a"
                        + " token with the role or scope that the API description names for it.");
    }
}
