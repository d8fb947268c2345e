package io.partguard.api.web;

import io.partguard.api.Paged;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Says in a header where the next page is (RFC 8288). The target is a query alone, relative to what was asked, so that it
 * holds behind any gateway.
 */
@ControllerAdvice
class LinkToNextPage implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Paged page && page.next() != null) {
            String query = UriComponentsBuilder.fromUri(request.getURI())
                    .replaceQueryParam("cursor", UriUtils.encode(page.next(), StandardCharsets.UTF_8))
                    .build(true)
                    .getQuery();
            response.getHeaders().add(HttpHeaders.LINK, "<?" + query + ">; rel=\"next\"");
        }
        return body;
    }
}
