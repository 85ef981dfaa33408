package dev.signalbox.engine.config.definition;

import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.workflow.draft.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the tests of this package share.
final class Sample {
    /// All that ships, one watcher, and a stand-in for CEL that knows one mistake.
    static final Vocabulary VOCABULARY = new Vocabulary(
            Vocabulary.TOOLS,
            Set.copyOf(Shipped.ROLES),
            Set.copyOf(Shipped.SCHEMAS),
            Set.of("progress"),
            expression -> expression.endsWith("&&") ? Optional.of("it ends with an operator") : Optional.empty());

    private Sample() {}

    static <T> T sound(Checked<T> read) {
        return switch (read) {
            case Checked.Sound<T> it -> it.value();
            case Checked.Faulty<T>(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    static <T> List<Problem> faults(Checked<T> read) {
        return switch (read) {
            case Checked.Sound<T> it -> throw new AssertionError("sound: " + it.value());
            case Checked.Faulty<T>(var problems) -> problems;
        };
    }
}
