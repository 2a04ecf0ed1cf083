package plusone.gateway.home;

import java.time.Clock;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import plusone.callers.AllowedFor;
import plusone.contract.RequestId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class HomeController {

    private final HomeApi services;
    private final RequestId requestId;
    private final Clock clock;

    HomeController(HomeApi services, RequestId requestId, Clock clock) {
        this.services = services;
        this.requestId = requestId;
        this.clock = clock;
    }

    @GetMapping("/v1/me")
    @AllowedFor(customers = true)
    Mono<ResponseEntity<Map<String, Object>>> home(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            ServerWebExchange exchange) {
        var traceId = requestId.of(exchange);
        return Flux.fromArray(Part.values())
                .flatMapSequential(part -> services.part(part, authorization, traceId))
                .collectList()
                .map(parts -> Home.of(parts, clock))
                .map(HomeController::answer);
    }

    /** A screen with a part missing must not be shown again once that part is back. */
    private static ResponseEntity<Map<String, Object>> answer(Home home) {
        var cache = home.isWhole() ? CacheControl.noCache().cachePrivate() : CacheControl.noStore();
        return ResponseEntity.ok().cacheControl(cache).body(home.fields());
    }
}
