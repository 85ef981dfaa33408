package dev.signalbox.engine.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What a model's tokens cost.
///
/// @param rates for ordinary prompts
/// @param longPrompts for prompts longer than the vendor's threshold, or null if all cost the same
public record Price(Rates rates, @Nullable LongPrompts longPrompts) {
    /// Costs nothing.
    public static final Price FREE =
            new Price(new Rates(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO), null);

    /// Dollars for a million tokens, which is millionths of a dollar for one.
    public record Rates(BigDecimal input, BigDecimal output, BigDecimal cacheRead, BigDecimal cacheWrite) {
        public Rates {
            if (input.signum() < 0 || output.signum() < 0 || cacheRead.signum() < 0 || cacheWrite.signum() < 0) {
                throw new IllegalArgumentException("a price must not be negative");
            }
        }

        private BigDecimal of(Usage usage) {
            return input.multiply(BigDecimal.valueOf(usage.input()))
                    .add(output.multiply(BigDecimal.valueOf(usage.output())))
                    .add(cacheRead.multiply(BigDecimal.valueOf(usage.cacheRead())))
                    .add(cacheWrite.multiply(BigDecimal.valueOf(usage.cacheWrite())));
        }
    }

    /// Dearer rates for long prompts.
    ///
    /// @param above the prompt's tokens, cached ones included, beyond which these rates hold for the whole call
    public record LongPrompts(long above, Rates rates) {}

    /// The cost of one call in millionths of a dollar, rounded up.
    public long microDollars(Usage usage) {
        var prompt = usage.input() + usage.cacheRead() + usage.cacheWrite();
        var holding = longPrompts != null && prompt > longPrompts.above ? longPrompts.rates : rates;
        return holding.of(usage).setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
