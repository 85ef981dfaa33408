package dev.signalbox.engine.model;

import dev.signalbox.kernel.event.Budget;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What has been used up so far of turns, tokens, dollars and time. Immutable.
///
/// @param turns replies received
/// @param usage tokens of all calls
/// @param microDollars millionths of a dollar; -1 once a call's price was not known
/// @param time in which somebody worked
public record Spend(int turns, Usage usage, long microDollars, Duration time) {
    public static final Spend NOTHING = new Spend(0, Usage.NONE, 0, Duration.ZERO);
    private static final long UNKNOWN = -1;

    /// With one reply more.
    ///
    /// @param cost in millionths of a dollar; empty if its price is not known
    public Spend turn(Usage more, OptionalLong cost) {
        return new Spend(turns + 1, usage.plus(more), sum(microDollars, cost.orElse(UNKNOWN)), time);
    }

    /// With more time gone.
    public Spend worked(Duration more) {
        return new Spend(turns, usage, microDollars, time.plus(more));
    }

    /// Both together.
    public Spend plus(Spend other) {
        return new Spend(
                turns + other.turns,
                usage.plus(other.usage),
                sum(microDollars, other.microDollars),
                time.plus(other.time));
    }

    private static long sum(long one, long other) {
        return one < 0 || other < 0 ? UNKNOWN : one + other;
    }

    /// How every bound of the budget stands; kinds without a bound are left out.
    public List<Reading> against(Budget budget) {
        return Stream.of(
                        new Reading(Kind.TURNS, turns, budget.turns()),
                        new Reading(Kind.TOKENS, usage.total(), budget.tokens()),
                        new Reading(Kind.DOLLARS, microDollars, budget.microDollars()),
                        new Reading(Kind.SECONDS, time.toSeconds(), budget.seconds()))
                .filter(reading -> reading.bound > 0)
                .toList();
    }

    /// What a budget bounds.
    public enum Kind {
        TURNS,
        TOKENS,
        DOLLARS,
        SECONDS;

        /// As it is called in texts.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How near a bound is.
    public enum Level {
        FINE,
        /// 80 % are used up.
        WARNING,
        /// Nothing is left, or what is left cannot be known: ask before the next call.
        EXCEEDED
    }

    /// How one bound stands. Dollars are millionths; -1 spent is not known.
    public record Reading(Kind kind, long spent, long bound) {

        public Level level() {
            if (spent >= bound || spent < 0) {
                return Level.EXCEEDED;
            }
            return spent >= bound - bound / 5 ? Level.WARNING : Level.FINE;
        }

        /// As in `40,000 of 50,000 tokens` or `1.25 of 2.00 dollars`.
        @Override
        public String toString() {
            return kind == Kind.DOLLARS
                    ? "%s of %s dollars".formatted(spent < 0 ? "an unknown sum" : dollars(spent), dollars(bound))
                    : String.format(Locale.ROOT, "%,d of %,d %s", spent, bound, kind);
        }

        private static String dollars(long micro) {
            return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(micro, 6));
        }
    }
}
