package plusone.contract;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * One line a request, once it is answered: a warning where that went wrong, a word where it took
 * long, and the others only where somebody looks for them (DEBUG). Those refused in a crowd are
 * among the others. It names the route, never the path, which has ids and codes in it.
 */
final class RequestLog implements ObservationHandler<ServerRequestObservationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String BEGAN = RequestLog.class.getName();

    private final long slow;

    RequestLog(Duration slow) {
        this.slow = slow.toNanos();
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ServerRequestObservationContext;
    }

    @Override
    public void onStart(ServerRequestObservationContext request) {
        request.put(BEGAN, System.nanoTime());
    }

    @Override
    public void onStop(ServerRequestObservationContext request) {
        var status = request.getResponse() == null ? null : request.getResponse().getStatusCode();
        if (status == null || request.isConnectionAborted()) return;
        var took = System.nanoTime() - request.<Long>getRequired(BEGAN);
        var level =
                CrowdLog.hasRefused(request.getAttributes())
                        ? Level.DEBUG
                        : level(status.value(), took);
        if (LOG.isEnabledForLevel(level)) write(level, request, status.value(), took);
    }

    private Level level(int status, long took) {
        if (status >= 500) return Level.WARN;
        return took > slow ? Level.INFO : Level.DEBUG;
    }

    private static void write(
            Level level, ServerRequestObservationContext request, int status, long took) {
        LOG.atLevel(level)
                .addKeyValue("traceId", traceId(request))
                .addKeyValue("http.request.method", tag(request, "method"))
                .addKeyValue("http.route", tag(request, "uri"))
                .addKeyValue("http.response.status_code", status)
                .addKeyValue("event.duration", took)
                .log("{} {} {}", tag(request, "method"), tag(request, "uri"), status);
    }

    /** As in the metrics, where a method or a route that nobody knows is named UNKNOWN. */
    private static String tag(ServerRequestObservationContext request, String name) {
        var tag = request.getLowCardinalityKeyValue(name);
        return tag == null ? "" : tag.getValue();
    }

    private static String traceId(ServerRequestObservationContext request) {
        TracingContext tracing = request.get(TracingContext.class);
        return tracing == null || tracing.getSpan() == null
                ? ""
                : tracing.getSpan().context().traceId();
    }
}
