package dev.signalbox.bench;

import java.util.Arrays;
import java.util.List;

/// Order statistics of measurements.
final class Median {
    private Median() {}

    static double of(List<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static double of(double... values) {
        return quantile(values, 0.5);
    }

    /// The value below which a share of all lie; between two of them in proportion.
    static double quantile(double[] values, double share) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        var place = share * (sorted.length - 1);
        var low = (int) place;
        var high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }
}
