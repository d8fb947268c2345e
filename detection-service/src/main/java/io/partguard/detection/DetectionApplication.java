package io.partguard.detection;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.openfeign.EnableFeignClients;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableFeignClients
public class DetectionApplication {

    public static void main(String[] arguments) throws Exception {
        if (Arrays.asList(arguments).contains("--partguard.role=train")) {
            // TODO(learning)
            return;
        }
        SpringApplication.run(DetectionApplication.class, arguments);
    }
}
