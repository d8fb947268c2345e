package io.partguard.detection.sampling.web;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import io.partguard.detection.Role;
import io.partguard.detection.RunsAs;
import io.partguard.detection.sampling.BlindSample;
import io.partguard.detection.sampling.MissRate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RunsAs({Role.API, Role.ALL})
@RequestMapping("/v1/blind-sample")
@PreAuthorize("hasRole('LEAD')")
@Tag(name = "cases")
class BlindSampleController {
    private static final int DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final BlindSample sample;
    private final Clock clock;

    BlindSampleController(BlindSample sample, Clock clock) {
        this.sample = sample;
        this.clock = clock;
    }

    /**
     * @param dismissed offers on the days that were drawn
     * @param missRate of all days; missing where nothing was decided
     */
    @Schema(name = "BlindSample")
    record Figures(
            LocalDate from,
            LocalDate to,
            long dismissed,
            int drawn,
            int decided,
            int undecided,
            int missed,
            @Nullable MissRate missRate,
            List<DayFigures> days) {}

    @Schema(name = "BlindSampleDayFigures")
    record DayFigures(
            LocalDate day,
            long dismissed,
            int drawn,
            int decided,
            int undecided,
            int missed,
            @Nullable MissRate missRate) {
        static DayFigures of(MissRate.Day day) {
            return new DayFigures(
                    day.day(),
                    day.dismissed(),
                    day.drawn(),
                    day.decided(),
                    day.undecided(),
                    day.missed(),
                    MissRate.of(List.of(day)));
        }
    }

    @GetMapping
    @Operation(
            operationId = "getBlindSample",
            summary = "How many dismissed offers turn out to be infringements",
            description =
                    "From a few offers of each day that people judged without knowing what the models had said. A share of"
                            + " what was dismissed, with its 95 % interval; not a share of all infringements.")
    Figures figures(
            Viewer viewer,
            @Parameter(description = "first day, of UTC; 30 days before the last where it is not said")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @Parameter(description = "last day; the last that was drawn where it is not said")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to) {
        LocalDate last = to == null ? sample.lastDay(clock.instant()) : to;
        LocalDate first = from == null ? last.minusDays(DAYS - 1) : from;
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw new Refused(ApiError.INVALID_REQUEST, "From the first day to the last, at most a year.");
        }
        List<MissRate.Day> days = sample.days(viewer, first, last);
        return new Figures(
                first,
                last,
                days.stream().mapToLong(MissRate.Day::dismissed).sum(),
                days.stream().mapToInt(MissRate.Day::drawn).sum(),
                days.stream().mapToInt(MissRate.Day::decided).sum(),
                days.stream().mapToInt(MissRate.Day::undecided).sum(),
                days.stream().mapToInt(MissRate.Day::missed).sum(),
                MissRate.of(days),
                days.stream().map(DayFigures::of).toList());
    }
}
