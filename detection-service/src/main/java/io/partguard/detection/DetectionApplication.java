package io.partguard.detection;

import io.partguard.detection.learning.FeedbackTrial;
import io.partguard.detection.learning.JudgeWorld;
import io.partguard.detection.learning.Train;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.openfeign.EnableFeignClients;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableFeignClients
public class DetectionApplication {

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        if (given.contains("train") || given.contains("--partguard.role=train")) {
            System.exit(Train.run(given, Clock.systemUTC(), System.out));
        }
        if (given.contains("judge")) {
            System.exit(JudgeWorld.run(given, System.out));
        }
        if (given.contains("poison")) {
            System.exit(FeedbackTrial.run(given, System.out));
        }
        SpringApplication.run(DetectionApplication.class, arguments);
    }
}
