package dev.signalbox.bench;

import java.util.List;

/// One program of the benchmark: what it measures stands in one run side by side, so that ratios hold on any machine.
public interface Measure {
    /// One word, by which it is chosen on the command line.
    String name();

    /// Measures.
    ///
    /// @throws Exception if what is measured does not work, which ends the benchmark
    List<Figure> figures(Effort effort) throws Exception;
}
