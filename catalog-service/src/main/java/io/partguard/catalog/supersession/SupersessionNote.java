package io.partguard.catalog.supersession;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a free-text note says about what replaces a part. Nothing is guessed: what cannot be read whole is unparsed. */
public sealed interface SupersessionNote {

    /** The text is no such note at all. */
    record NoNote() implements SupersessionNote {}

    /** @param condition or remark behind the number, such as {@code WHEN ST} or {@code NEW UNIT} */
    record Parsed(
            SupersessionKind kind,
            List<Target> targets,
            @Nullable String condition) implements SupersessionNote {}

    /** @param why for people */
    record Unparsed(String why) implements SupersessionNote {}

    /**
     * @param number as written
     * @param quantity how many pieces replace one piece
     */
    record Target(String number, int quantity) {}
}
