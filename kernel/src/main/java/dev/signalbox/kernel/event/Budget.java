package dev.signalbox.kernel.event;

/// Bounds of a run; 0 means no bound of that kind, except for turns and seconds, which always have one.
///
/// @param turns model turns over all sessions
/// @param tokens input and output tokens over all sessions
/// @param microDollars millionths of a dollar
/// @param seconds working time, waiting for people left out
public record Budget(int turns, long tokens, long microDollars, long seconds) {
    /// 400 turns, no token or dollar bound, four hours.
    public static final Budget DEFAULT = new Budget(400, 0, 0, 4 * 3600);

    public Budget {
        if (turns <= 0 || seconds <= 0 || tokens < 0 || microDollars < 0) {
            throw new IllegalArgumentException("a budget bounds turns and seconds, and no bound is negative");
        }
    }
}
