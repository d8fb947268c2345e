package io.partguard.pricing.pressure.detection;

import feign.FeignException;
import io.partguard.identity.Lookup;
import io.partguard.neighbours.CallFailed;
import io.partguard.neighbours.Guard;
import io.partguard.neighbours.Guards;
import io.partguard.pricing.pressure.PressureReport;
import io.partguard.pricing.pressure.PressureReports;
import io.partguard.pricing.pressure.detection.DetectionClient.Item;
import io.partguard.pricing.pressure.detection.DetectionClient.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks detection-service. An answer that is not complete is none: half a market is no market. */
@Component
class DetectionReports implements PressureReports {
    private static final int DECIMALS = 6;
    private static final BigDecimal TOO_HIGH = BigDecimal.valueOf(1_000);
    private static final int TEXT = 200;

    private final DetectionClient client;
    private final Guard guard;

    DetectionReports(DetectionClient client, Guards guards) {
        this.client = client;
        this.guard = guards.of("detection");
    }

    @Override
    public Lookup<PressureReport> find(Optional<String> id) {
        try {
            return guard.call(() -> ask(id))
                    .<Lookup<PressureReport>>map(report -> new Lookup.Found<>(read(report, id)))
                    .orElseGet(Lookup.None::new);
        } catch (CallFailed e) {
            return new Lookup.Unavailable<>(e.asCause());
        }
    }

    /** Empty where there is none; an empty answer is something else. */
    private Optional<Report> ask(Optional<String> id) {
        Report report;
        try {
            report = id.isPresent() ? client.find(id.get()) : client.latest();
        } catch (FeignException.NotFound none) {
            return Optional.empty();
        }
        if (report == null) {
            throw guard.garbage("an empty answer");
        }
        return Optional.of(report);
    }

    private PressureReport read(Report report, Optional<String> asked) {
        if (report.items() == null) {
            throw guard.garbage("a report without items");
        }
        String id = text(report.id());
        if (asked.isPresent() && !asked.get().equals(id)) {
            throw guard.garbage("another report than was asked for");
        }
        List<PressureReport.Item> items = new ArrayList<>(report.items().size());
        Set<List<String>> markets = new HashSet<>();
        for (Item item : report.items()) {
            PressureReport.Item read = item(item);
            if (!markets.add(List.of(read.family(), read.country(), read.substitute()))) {
                throw guard.garbage("a market twice");
            }
            items.add(read);
        }
        return new PressureReport(
                id, instant(report.since()), instant(report.until()), text(report.modelTrainedOn()), items);
    }

    private PressureReport.Item item(@Nullable Item item) {
        if (item == null || item.listings() == null || item.sellers() == null) {
            throw guard.garbage("a market without counts");
        }
        if ((item.ratio() == null) == (item.code() == null)) {
            throw guard.garbage("a market must have a figure, or a reason why there is none");
        }
        return new PressureReport.Item(
                text(item.family()),
                text(item.country()),
                text(item.substitute()),
                Optional.ofNullable(item.ratio()).map(this::ratio),
                item.listings(),
                item.sellers(),
                Optional.ofNullable(item.code()).map(this::text));
    }

    /** Rounded up: what is cut off must not make the pressure larger. */
    private BigDecimal ratio(BigDecimal ratio) {
        if (ratio.precision() > 40
                || Math.abs(ratio.scale()) > 40
                || ratio.signum() <= 0
                || ratio.compareTo(TOO_HIGH) > 0) {
            throw guard.garbage("a ratio that is none");
        }
        return ratio.setScale(DECIMALS, RoundingMode.CEILING);
    }

    private String text(@Nullable String value) {
        if (value == null || value.isBlank() || value.length() > TEXT || value.indexOf('\0') >= 0) {
            throw guard.garbage("a value that is missing or too long");
        }
        return Objects.requireNonNull(value);
    }

    private Instant instant(@Nullable String value) {
        try {
            return Instant.parse(text(value));
        } catch (DateTimeParseException e) {
            throw guard.garbage("a moment that is none");
        }
    }
}
