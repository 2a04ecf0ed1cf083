package plusone.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.EncoderHttpMessageWriter;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes pages as JSON and tells in {@code Link} where the list goes on. */
final class PageWriter extends EncoderHttpMessageWriter<Object> {

    private static final String CURSOR = "cursor";

    PageWriter(JsonMapper mapper) {
        super(new JacksonJsonEncoder(mapper));
    }

    @Override
    public boolean canWrite(ResolvableType type, @Nullable MediaType mediaType) {
        return type.toClass() == Page.class && super.canWrite(type, mediaType);
    }

    @Override
    public Mono<Void> write(
            Publisher<?> pages,
            ResolvableType actualType,
            ResolvableType elementType,
            @Nullable MediaType mediaType,
            ServerHttpRequest request,
            ServerHttpResponse response,
            Map<String, Object> hints) {
        var linked = Mono.from(pages).doOnNext(page -> link((Page<?>) page, request, response));
        return super.write(linked, actualType, elementType, mediaType, request, response, hints);
    }

    /** A relative link: only the caller knows by which name it reached us. */
    private static void link(Page<?> page, ServerHttpRequest request, ServerHttpResponse response) {
        var cursor = page.nextCursor();
        if (cursor != null) {
            var next = request.getPath().value() + "?" + query(request, cursor);
            response.getHeaders().add(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
    }

    /**
     * What was asked, as it was written, from another cursor on. Brackets are taken in a query and
     * have no place in an address (RFC 3986, section 3.4), so they are encoded.
     */
    private static String query(ServerHttpRequest request, String cursor) {
        var asked = Objects.requireNonNullElse(request.getURI().getRawQuery(), "");
        var others = Stream.of(asked.split("&")).filter(it -> !it.isEmpty() && !isCursor(it));
        return Stream.concat(others, Stream.of(CURSOR + "=" + cursor))
                .collect(Collectors.joining("&"))
                .replace("[", "%5B")
                .replace("]", "%5D");
    }

    /** The name may be percent-encoded, too. */
    private static boolean isCursor(String parameter) {
        return UriUtils.decode(parameter.split("=", 2)[0], UTF_8).equals(CURSOR);
    }
}
