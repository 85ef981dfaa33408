package dev.signalbox.engine.config.settings;

import java.math.BigDecimal;

/// What a model costs, in dollars for a million tokens.
public record PriceChoice(BigDecimal input, BigDecimal output, BigDecimal cacheRead, BigDecimal cacheWrite) {}
