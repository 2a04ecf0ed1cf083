package plusone.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.EncoderHttpMessageWriter;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes pages as JSON and tells in {@code Link} where the list goes on. */
final class PageWriter extends EncoderHttpMessageWriter<Object> {

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
            var next =
                    UriComponentsBuilder.fromPath(request.getPath().value())
                            .query(request.getURI().getRawQuery())
                            .replaceQueryParam("cursor", cursor)
                            .build(true);
            response.getHeaders().add(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
    }
}
