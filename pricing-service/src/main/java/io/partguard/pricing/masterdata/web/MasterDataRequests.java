package io.partguard.pricing.masterdata.web;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.pricing.book.Revision;
import io.partguard.pricing.book.store.BookChanges;
import io.partguard.pricing.book.store.BookChanges.Cause;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.masterdata.MasterContent;
import io.partguard.pricing.masterdata.MasterRow;
import io.partguard.pricing.masterdata.MasterRowReader;
import io.partguard.pricing.masterdata.MasterRowReader.Read;
import io.partguard.pricing.masterdata.store.MasterDataStore;
import io.partguard.pricing.pricelist.PriceLists;
import io.partguard.pricing.pricelist.PricedPart;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds what bodies say to the master data, as one revision of the price book. */
@Component
class MasterDataRequests {
    static final String ADDED =
            "At most 10,000 items, all of them or none. What is new or different is added and is known from now on;"
                    + " what was known before stays as it was known. Sending the same again changes nothing.";

    private final MasterDataStore store;
    private final BookChanges changes;
    private final PriceLists lists;
    private final TransactionTemplate transaction;

    MasterDataRequests(MasterDataStore store, BookChanges changes, PriceLists lists, TransactionTemplate transaction) {
        this.store = store;
        this.changes = changes;
        this.lists = lists;
        this.transaction = transaction;
    }

    /** @param changed figures that were new or different */
    record Added(int figures, int changed, String priceBook) {}

    Added add(MasterContent content, Read read) {
        List<MasterRow> rows = switch (read) {
            case Read.Good(List<MasterRow> good) -> good;
            case Read.Bad(var errors) ->
                throw new Refused(ApiError.INVALID_REQUEST, "The figures cannot be taken as they are.", errors);
        };
        int[] changed = new int[1];
        Revision revision = Objects.requireNonNull(transaction.execute(status ->
                changes.change(Cause.MASTER_DATA, content.id(), next -> {
                    changed[0] = store.add(content, rows, next);
                    return changed[0] == 0 ? Optional.empty() : Optional.of(rows.toString());
                })));
        return new Added(rows.size(), changed[0], revision.label());
    }

    /** The parts that items name, where there are such. */
    <B> Map<PartKey, Long> parts(
            @Nullable List<@Nullable B> items,
            Function<B, @Nullable String> brand,
            Function<B, @Nullable String> partNumber) {
        Set<PartKey> keys = new HashSet<>();
        for (@Nullable B item : items == null ? List.<@Nullable B>of() : items) {
            if (item != null) {
                MasterRowReader.key(brand.apply(item), partNumber.apply(item)).ifPresent(keys::add);
            }
        }
        return parts(keys);
    }

    /** Only those written exactly so: a number that was guessed must not get somebody's costs. */
    Map<PartKey, Long> parts(Set<PartKey> keys) {
        Map<PartKey, Long> parts = new HashMap<>();
        lists.find(keys).forEach((key, found) -> {
            if (found instanceof PriceLists.Found.Exactly(PricedPart part)) {
                parts.put(key, part.no());
            }
        });
        return parts;
    }

    static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
