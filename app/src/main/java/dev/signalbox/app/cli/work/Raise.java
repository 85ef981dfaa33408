package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// Gives a run more to spend: what the options say, else, when a bound was reached, as much again as that bound was.
///
/// @param bounds new bounds by their names, `turns tokens dollars seconds`, as they were written
record Raise(Given bounds) {
    private static final List<String> OPTIONS = List.of("--turns", "--tokens", "--dollars", "--seconds");
    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);
    private static final long MOST = 1L << 40;

    /// Adds the options.
    static Syntax options(Syntax syntax) {
        return syntax.option("--turns", "N", "raise the budget to N turns of models in all")
                .option("--tokens", "N", "raise it to N tokens in all; 0 for no bound")
                .option("--dollars", "X", "raise it to X dollars in all; 0 for no bound")
                .option("--seconds", "N", "raise it to N seconds of working time in all");
    }

    boolean isAsked() {
        return OPTIONS.stream().anyMatch(bounds::has);
    }

    /// Raises the budget.
    ///
    /// @param reached the question of the run, if it waits because a bound was reached
    /// @throws Stop if that bound would still be reached
    void of(RunRoom room, RunState state, Optional<Waiting.ForBudget> reached) {
        var now = state.facts().budget();
        var raised = reached.map(Waiting.ForBudget::limit)
                .map(limit -> enough(state, limit))
                .orElseGet(() -> over(now));
        if (!raised.equals(now)) {
            Steer.to(room, new RunCommand.RaiseBudget(state.facts().run(), raised));
        }
    }

    private Budget over(Budget now) {
        return new Budget(
                bounds.number("--turns", 1, Integer.MAX_VALUE)
                        .orElse((long) now.turns())
                        .intValue(),
                bounds.number("--tokens", 0, MOST).orElse(now.tokens()),
                dollars().orElse(now.microDollars()),
                bounds.number("--seconds", 1, MOST).orElse(now.seconds()));
    }

    private Optional<Long> dollars() {
        return bounds.text("--dollars").map(text -> {
            if (!text.matches("\\d{1,9}(\\.\\d{1,6})?")) {
                throw Stop.usage(
                        "--dollars %s is no sum of money".formatted(text), "write, for example, --dollars 2.50");
            }
            return new BigDecimal(text)
                    .multiply(MICRO)
                    .setScale(0, RoundingMode.CEILING)
                    .longValueExact();
        });
    }

    private Budget enough(RunState state, String limit) {
        var work = state.facts().work();
        var now = state.facts().budget();
        var asked = over(now);
        var raised = bounds.has("--" + limit) ? asked : doubled(asked, limit);
        var used = switch (limit) {
            case "turns" -> work.turns();
            case "tokens" -> work.usage().input() + work.usage().output();
            case "dollars" -> work.usage().microDollars();
            default -> bound(now, limit);
        };
        if (limit.equals("dollars") && used < 0 && raised.microDollars() > 0) {
            throw Stop.usage(
                    "what the run costs is not known, so no sum is enough",
                    "lift the bound with --dollars 0, or name the model's prices in the settings");
        }
        if (bound(raised, limit) != 0 && bound(raised, limit) <= used) {
            throw Stop.usage(
                    "that is not more %s than the run has used".formatted(limit),
                    "give more, or nothing: then it gets as much again");
        }
        return raised;
    }

    private static long bound(Budget budget, String limit) {
        return switch (limit) {
            case "turns" -> budget.turns();
            case "tokens" -> budget.tokens();
            case "dollars" -> budget.microDollars();
            default -> budget.seconds();
        };
    }

    private static Budget doubled(Budget budget, String limit) {
        return new Budget(
                limit.equals("turns") ? (int) Math.min(Integer.MAX_VALUE, 2L * budget.turns()) : budget.turns(),
                limit.equals("tokens") ? budget.tokens() * 2 : budget.tokens(),
                limit.equals("dollars") ? budget.microDollars() * 2 : budget.microDollars(),
                limit.equals("seconds") ? budget.seconds() * 2 : budget.seconds());
    }
}
