package dev.signalbox.kernel.workflow.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One thing that keeps a check from holding.
record Flaw(String message, Optional<String> fix) {
    /// More than this of one check tell a worker nothing more.
    private static final int SHOWN = 10;

    static Flaw of(String message, String fix) {
        return new Flaw(message, Optional.of(fix));
    }

    static List<Flaw> one(String message, String fix) {
        return List.of(of(message, fix));
    }

    /// The first few, and how many more there are.
    static List<Flaw> few(List<Flaw> flaws) {
        return flaws.size() <= SHOWN
                ? flaws
                : Stream.concat(
                                flaws.stream().limit(SHOWN),
                                Stream.of(new Flaw("and %d more".formatted(flaws.size() - SHOWN), Optional.empty())))
                        .toList();
    }
}
