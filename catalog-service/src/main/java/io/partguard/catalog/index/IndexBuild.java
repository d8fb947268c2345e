package io.partguard.catalog.index;

import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import io.partguard.identity.PartNumber;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Builds an index from the record beside the one that serves, and lets it serve once it holds exactly the record's parts.
 * Each step can be done twice, so that a build that was cut off goes on where it was. An index of before that is to
 * serve again goes the same way: it catches up and is counted first.
 */
@Component
class IndexBuild {
    private static final Logger LOG = LoggerFactory.getLogger(IndexBuild.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private final IndexStore store;
    private final PartIndex index;
    private final IndexFollower follower;
    private final IndexSettings settings;
    private final Clock clock;

    IndexBuild(IndexStore store, PartIndex index, IndexFollower follower, IndexSettings settings, Clock clock) {
        this.store = store;
        this.index = index;
        this.follower = follower;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Refused REBUILD_RUNNING where one is being built already */
    void begin() {
        String name = settings.prefix() + "-v" + IndexMapping.VERSION + "-" + STAMP.format(clock.instant());
        try {
            store.begin(name, IndexMapping.hash(), PartNumber.VERSION);
        } catch (DuplicateKeyException e) {
            throw new Refused(CatalogError.REBUILD_RUNNING, "An index is being built.");
        }
    }

    /** @return whether the index serves now; where not, there is more to do, or it was thrown away */
    boolean goOn(IndexState building) throws IOException {
        if (!building.isOurs()) {
            LOG.warn("the index {} was begun by another version: it is thrown away", building.name());
            throwAway(building.name());
            return false;
        }
        if (!index.exists(building.name())) {
            if (building.indexedChange() > 0) {
                LOG.error("the index {} vanished while it was built", building.name());
                store.abandon(building.name());
                return false;
            }
            index.create(building.name());
            LOG.info("building the index {}", building.name());
        }
        follower.catchUp(building);
        long parts = store.parts();
        long found = index.count(building.name());
        if (store.building().map(IndexState::indexedChange).orElse(-1L) < store.lastChange()) {
            // An import went on meanwhile, or another replica leads: next round.
            return false;
        }
        if (found != parts) {
            refuse(building.name(), found, parts);
            return false;
        }
        index.switchAliases(building.name());
        IndexStore.Served served = store.serve(building.name());
        for (String old : served.dropped()) {
            index.delete(old);
        }
        if (served.now()) {
            LOG.info("the index {} serves with {} parts", building.name(), found);
        }
        return served.now();
    }

    private void refuse(String name, long found, long parts) throws IOException {
        String why = "has " + found + " parts, the record " + parts + ": "
                + IndexDifference.between(store, index, name).inWords();
        LOG.error("the new index {} {}. It is thrown away, the old one stays.", name, why);
        if (store.refuse(name, why)) {
            index.delete(name);
        }
    }

    private void throwAway(String name) throws IOException {
        if (store.abandon(name)) {
            index.delete(name);
        }
    }
}
