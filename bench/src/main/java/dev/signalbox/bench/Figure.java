package dev.signalbox.bench;

import java.util.Locale;

/// One line of the table: something measured, and what it has to be.
///
/// @param part which part of the product it speaks of, one word
/// @param what what is measured, as a reader of the table sees it
/// @param bound what it has to be
/// @param value what it is, in the unit of its bound
/// @param seen the measurements it was computed from, for the table
public record Figure(String part, String what, Bound bound, double value, String seen) {

    /// What a value has to be.
    ///
    /// @param unit of the limit and of the value; empty for a ratio
    public record Bound(Side side, double limit, String unit) {
        public static Bound atMost(double limit, String unit) {
            return new Bound(Side.AT_MOST, limit, unit);
        }

        public static Bound atLeast(double limit, String unit) {
            return new Bound(Side.AT_LEAST, limit, unit);
        }

        String text() {
            return (side == Side.AT_MOST ? "≤ " : "≥ ") + number(limit) + suffix();
        }

        private String suffix() {
            return unit.isEmpty() ? " ×" : " " + unit;
        }
    }

    public enum Side {
        AT_MOST,
        AT_LEAST
    }

    public boolean held() {
        return switch (bound.side) {
            case AT_MOST -> value <= bound.limit;
            case AT_LEAST -> value >= bound.limit;
        };
    }

    String shown() {
        return number(value) + bound.suffix();
    }

    /// Three digits that count, thousands apart.
    static String number(double value) {
        var digits = value == Math.rint(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
