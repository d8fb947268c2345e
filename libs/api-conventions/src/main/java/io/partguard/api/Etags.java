package io.partguard.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An entity tag is the revision in quotes; editing needs {@code If-Match} with the revision that was read. */
public final class Etags {
    private static final Pattern REVISION = Pattern.compile("\"(\\d{1,18})\"");

    private Etags() {}

    public static String of(long revision) {
        return "\"" + revision + "\"";
    }

    /**
     * For a PUT that makes what is not there yet: the revision the client has seen, or one that never matches where it saw
     * none. A PUT that would replace something of another revision answers with {@link #notReplaced}.
     */
    public static long seen(@Nullable String ifMatch) {
        return ifMatch == null ? -1 : require(ifMatch);
    }

    /** Why something that is there was not replaced: IF_MATCH_REQUIRED without the header, CHANGED_MEANWHILE with it. */
    public static Refused notReplaced(@Nullable String ifMatch) {
        return ifMatch == null
                ? new Refused(
                        ApiError.IF_MATCH_REQUIRED,
                        "There is another one under this name: send If-Match with its ETag to replace it.")
                : new Refused(ApiError.CHANGED_MEANWHILE, "It was changed since you read it.");
    }

    /**
     * The revision the client has seen; the caller compares it and answers with a code of kind STALE.
     *
     * @throws Refused IF_MATCH_REQUIRED (428) without the header, INVALID_IF_MATCH for weak tags, lists, {@code *} or anything else
     */
    public static long require(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Refused(
                    ApiError.IF_MATCH_REQUIRED, "Send If-Match with the ETag of what you read before you change it.");
        }
        Matcher matcher = REVISION.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw new Refused(
                    ApiError.INVALID_IF_MATCH, "If-Match must be exactly one ETag that this service gave out.");
        }
        return Long.parseLong(matcher.group(1));
    }
}
