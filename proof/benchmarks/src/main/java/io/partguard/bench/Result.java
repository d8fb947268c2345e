package io.partguard.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * @param metrics in the order in which they are printed
 * @param versions of the servers that were measured
 * @param remarks that a reader of the numbers needs
 */
public record Result(List<Metric> metrics, Map<String, String> versions, List<String> remarks) {

    public Result {
        metrics = List.copyOf(metrics);
        versions = new LinkedHashMap<>(versions);
        remarks = List.copyOf(remarks);
    }

    boolean meetsItsFloors() {
        return metrics.stream().allMatch(metric -> metric.meets(metric.floor()));
    }
}
