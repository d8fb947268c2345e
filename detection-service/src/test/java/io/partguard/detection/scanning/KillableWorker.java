package io.partguard.detection.scanning;

import io.partguard.detection.DetectionApplication;
import io.partguard.detection.FakeJudge;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A worker process of its own, slow enough to be killed in the middle of something. */
public class KillableWorker {
    private static final int MILLIS_A_BATCH = 40;

    static class Slow {
        @Bean
        @Primary
        FakeJudge slowJudge() {
            FakeJudge judge = new FakeJudge();
            judge.before = () -> {
                try {
                    Thread.sleep(MILLIS_A_BATCH);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };
            return judge;
        }
    }

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(DetectionApplication.class, Slow.class).run(arguments);
    }
}
