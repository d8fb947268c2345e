package io.partguard.detection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** A bean that exists in processes of these roles only. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(RunsAs.InRole.class)
public @interface RunsAs {
    Role[] value();

    /** Compares with {@code partguard.role}; without one, a process does all. */
    class InRole implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Map<String, Object> wanted = metadata.getAnnotationAttributes(RunsAs.class.getName());
            Role role = Role.valueOf(context.getEnvironment()
                    .getProperty("partguard.role", "all")
                    .toUpperCase(Locale.ROOT));
            return wanted != null
                    && wanted.get("value") instanceof Object[] roles
                    && Arrays.stream(roles).anyMatch(one -> one.toString().equals(role.name()) || one == role);
        }
    }
}
