package io.partguard.pricing.masterdata.importing;

import io.partguard.pricing.importing.FileReading;
import io.partguard.pricing.importing.FileReadings;
import io.partguard.pricing.masterdata.MasterContent;
import io.partguard.pricing.masterdata.store.MasterStaging;
import io.partguard.pricing.region.store.RegionStore;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** A reading for each kind of master data. */
@Component
class MasterFileReadings implements FileReadings.Source {
    private final RegionStore regions;
    private final MasterStaging staging;

    MasterFileReadings(RegionStore regions, MasterStaging staging) {
        this.regions = regions;
        this.staging = staging;
    }

    @Override
    public List<FileReading> readings() {
        return Arrays.stream(MasterContent.values())
                .<FileReading>map(content -> new MasterFiles(content, regions, staging))
                .toList();
    }
}
