package io.partguard.pricing.masterdata.importing;

import io.partguard.pricing.importing.FileReading;
import io.partguard.pricing.masterdata.MasterContent;
import io.partguard.pricing.masterdata.store.MasterStaging;
import io.partguard.pricing.region.store.RegionStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A reading for each kind of master data. */
@Configuration(proxyBeanMethods = false)
class MasterFilesConfiguration {

    @Bean
    FileReading partFigureFiles(RegionStore regions, MasterStaging staging) {
        return new MasterFiles(MasterContent.PART_FIGURES, regions, staging);
    }

    @Bean
    FileReading countryFigureFiles(RegionStore regions, MasterStaging staging) {
        return new MasterFiles(MasterContent.COUNTRY_FIGURES, regions, staging);
    }

    @Bean
    FileReading vehiclePriceFiles(RegionStore regions, MasterStaging staging) {
        return new MasterFiles(MasterContent.VEHICLE_PRICES, regions, staging);
    }

    @Bean
    FileReading vehiclePartFiles(RegionStore regions, MasterStaging staging) {
        return new MasterFiles(MasterContent.VEHICLE_PARTS, regions, staging);
    }

    @Bean
    FileReading regionalTargetFiles(RegionStore regions, MasterStaging staging) {
        return new MasterFiles(MasterContent.REGIONAL_TARGETS, regions, staging);
    }

    @Bean
    FileReading priceStrategyFiles(RegionStore regions, MasterStaging staging) {
        return new MasterFiles(MasterContent.PRICE_STRATEGIES, regions, staging);
    }

    @Bean
    FileReading priceOverrideFiles(RegionStore regions, MasterStaging staging) {
        return new MasterFiles(MasterContent.PRICE_OVERRIDES, regions, staging);
    }
}
