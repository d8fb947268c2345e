package io.partguard.pricing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class PricingApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PricingApplication.class, arguments);
    }
}
