package dev.signalbox.engine.tool;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression of somebody who is not trusted: its matching takes a bounded number of steps.
///
/// Java's expressions can take time exponential in the text. Each character that the matcher looks at is counted;
/// beyond the bound, or when the thread is interrupted, it stops. Not safe for several threads.
final class BoundedPattern {
    private static final int MOST_PATTERN = 1000;
    private static final int MOST_LINE = 4000;
    private static final long MOST_STEPS = 50_000_000;
    private static final int LOOK_UP = 0xFFFF;

    private final Pattern pattern;
    private long steps;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /// The text is no regular expression, or matching it was given up; the message says which.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super(null, null, false, false);
        }
    }

    static BoundedPattern of(String text, int flags) throws Refused {
        if (text.length() > MOST_PATTERN) {
            throw new Refused("'pattern' has more than %,d characters".formatted(MOST_PATTERN));
        }
        try {
            return new BoundedPattern(Pattern.compile(text, flags));
        } catch (PatternSyntaxException wrong) {
            throw new Refused("'pattern' is no regular expression: " + wrong.getDescription());
        } catch (StackOverflowError deep) {
            throw new Refused("'pattern' is nested too deeply");
        }
    }

    /// Whether the line has a match; of a very long line only the beginning is looked at.
    boolean isFoundIn(String line) throws Refused {
        try {
            return pattern.matcher(new Counted(line, 0, Math.min(line.length(), MOST_LINE)))
                    .find();
        } catch (TooMany | StackOverflowError hard) {
            throw new Refused("matching takes too long; use a simpler 'pattern'");
        }
    }

    private void count() {
        steps++;
        if (steps > MOST_STEPS
                || ((steps & LOOK_UP) == 0 && Thread.currentThread().isInterrupted())) {
            throw new TooMany();
        }
    }

    private final class Counted implements CharSequence {
        private final String text;
        private final int from;
        private final int to;

        Counted(String text, int from, int to) {
            this.text = text;
            this.from = from;
            this.to = to;
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            count();
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text, from + start, from + end);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
