package io.partguard.api.web;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Deny by default: a service with an endpoint that says nothing about roles does not start. */
class RoleCheck implements SmartInitializingSingleton {
    private final List<RequestMappingHandlerMapping> mappings;

    RoleCheck(List<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> open = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(method -> method.getBeanType().getName().startsWith("io.partguard."))
                .filter(method -> method.getBeanType() != ErrorPage.class && !restricted(method))
                .map(HandlerMethod::toString)
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            throw new IllegalStateException(
                    "These endpoints have no @PreAuthorize, so nobody decided who may call them: "
                            + String.join(", ", open));
        }
    }

    private static boolean restricted(HandlerMethod method) {
        return method.hasMethodAnnotation(PreAuthorize.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), PreAuthorize.class);
    }
}
