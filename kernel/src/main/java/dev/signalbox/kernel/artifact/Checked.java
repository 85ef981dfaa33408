package dev.signalbox.kernel.artifact;

import java.util.List;

/// What became of a text: a checked value, or every problem it has.
public sealed interface Checked<T> {

    /// The text holds; warnings may remain.
    record Sound<T>(T value, List<Problem> warnings) implements Checked<T> {
        public Sound {
            warnings = List.copyOf(warnings);
        }
    }

    /// The text does not hold.
    record Faulty<T>(List<Problem> problems) implements Checked<T> {
        public Faulty {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a faulty text has at least one problem");
            }
        }
    }
}
