package io.partguard.detection;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class DetectionApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DetectionApplication.class, arguments);
    }
}
