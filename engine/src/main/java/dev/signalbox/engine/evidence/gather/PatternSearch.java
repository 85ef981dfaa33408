package dev.signalbox.engine.evidence.gather;

import dev.signalbox.kernel.artifact.Evidence.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks for regular expressions in lines that a worker wrote. A line that makes an expression take too long is not
/// passed over: the search fails, and what asked for it cannot be verified.
final class PatternSearch {
    /// More than this tell nobody anything.
    private static final int MAX_HITS = 200;

    private static final int TEXT = 200;
    private static final int STEPS = 2_000_000;

    private final List<Pattern> patterns;

    PatternSearch(List<String> patterns) {
        this.patterns = patterns.stream().map(Pattern::compile).toList();
    }

    /// The first 200 lines in which one of the expressions is found.
    ///
    /// @throws GatheringFailure when a line takes too long
    List<Hit> in(Stream<Hit> lines) {
        List<Hit> hits = new ArrayList<>();
        for (var line : (Iterable<Hit>) lines::iterator) {
            if (hits.size() < MAX_HITS && isFound(line)) {
                hits.add(new Hit(line.path(), line.line(), cut(line.text())));
            }
        }
        return hits;
    }

    private boolean isFound(Hit line) {
        return patterns.stream().anyMatch(pattern -> {
            try {
                return pattern.matcher(new Counted(line.text(), new AtomicInteger(STEPS)))
                        .find();
            } catch (TooManySteps _) {
                throw new GatheringFailure(
                        "'%s' takes too long on line %d of %s".formatted(pattern, line.line(), line.path()));
            } catch (StackOverflowError _) {
                throw new GatheringFailure(
                        "'%s' nests too deep on line %d of %s".formatted(pattern, line.line(), line.path()));
            }
        });
    }

    private static String cut(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT) + "…";
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("", null, false, false);
        }
    }

    /// A text that counts how often it is looked at.
    private record Counted(CharSequence text, AtomicInteger left) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (left.decrementAndGet() < 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
