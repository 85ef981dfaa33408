package dev.signalbox.engine.tool.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `1..10`, `01..10..2`, `a..e`
final class BraceSequence {
    /// No sequence is longer than this, with its braces.
    static final int LONGEST = 40;

    private static final Pattern NUMBERS =
            Pattern.compile("(-?[0-9]{1,9})\\.\\.(-?[0-9]{1,9})(?:\\.\\.(-?[0-9]{1,9}))?");
    private static final Pattern LETTERS = Pattern.compile("([A-Za-z])\\.\\.([A-Za-z])(?:\\.\\.(-?[0-9]{1,9}))?");

    private BraceSequence() {}

    /// The members of a sequence, one more than `most` at the most; none when it is no sequence.
    static List<String> of(String inside, int most) {
        var numbers = NUMBERS.matcher(inside);
        if (numbers.matches()) {
            int width = width(numbers.group(1), numbers.group(2));
            return steps(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)), numbers.group(3), most)
                    .stream()
                    .map(number -> padded(number, width))
                    .toList();
        }
        var letters = LETTERS.matcher(inside);
        if (letters.matches()) {
            return steps(letters.group(1).charAt(0), letters.group(2).charAt(0), letters.group(3), most).stream()
                    .map(letter -> String.valueOf((char) letter.intValue()))
                    .toList();
        }
        return List.of();
    }

    private static List<Long> steps(long from, long to, @Nullable String increment, int most) {
        long step = increment == null ? 1 : Math.max(1, Math.abs(Long.parseLong(increment)));
        var steps = new ArrayList<Long>();
        if (from <= to) {
            for (long i = from; i <= to && steps.size() <= most; i += step) {
                steps.add(i);
            }
        } else {
            for (long i = from; i >= to && steps.size() <= most; i -= step) {
                steps.add(i);
            }
        }
        return steps;
    }

    /// A leading zero at either end pads all numbers to the same width.
    private static int width(String from, String to) {
        boolean padded = from.matches("-?0[0-9]+") || to.matches("-?0[0-9]+");
        return padded ? Math.max(from.length(), to.length()) : 0;
    }

    private static String padded(long number, int width) {
        var digits = String.valueOf(Math.abs(number));
        var sign = number < 0 ? "-" : "";
        return sign + "0".repeat(Math.max(0, width - sign.length() - digits.length())) + digits;
    }
}
