package io.partguard.neighbours;

import feign.Request;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * How another service is reached.
 *
 * @param url its base
 * @param audience the name its tokens are made out to
 * @param deadline for the whole answer to an empty question
 * @param deadlineEach more for every item asked for: a batch of 500 may take longer than a single listing
 * @param maxAnswer more is cut off and counts as garbage
 */
public record Neighbour(
        String url,
        String audience,
        Duration connectTimeout,
        Duration deadline,
        Duration deadlineEach,
        DataSize maxAnswer) {

    /** Time for a question of so many items. */
    public Request.Options timeFor(int items) {
        return new Request.Options(connectTimeout, deadline.plus(deadlineEach.multipliedBy(items)), false);
    }
}
