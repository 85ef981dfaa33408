package dev.signalbox.kernel.artifact;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /// The same with another value in the place of a sound one.
    default <R> Checked<R> map(Function<T, R> change) {
        return then(value -> new Sound<>(change.apply(value), List.of()));
    }

    /// What becomes of a sound value in the next step of reading; problems stay, warnings add up.
    default <R> Checked<R> then(Function<T, Checked<R>> step) {
        return switch (this) {
            case Faulty<T>(var problems) -> new Faulty<>(problems);
            case Sound<T> sound ->
                switch (step.apply(sound.value)) {
                    case Faulty<R> faulty -> faulty;
                    case Sound<R> next ->
                        new Sound<>(
                                next.value,
                                Stream.concat(sound.warnings.stream(), next.warnings.stream())
                                        .toList());
                };
        };
    }
}
