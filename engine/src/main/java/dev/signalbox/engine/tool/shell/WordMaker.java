package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.shell.Word;
import dev.signalbox.kernel.shell.Word.Count;
import java.util.ArrayList;
import java.util.List;

/// Makes words that rules can judge out of words that were read.
final class WordMaker {
    private WordMaker() {}

    /// The words that an argument becomes: braces are spread, paths are patterns, the rest is known or not.
    static List<Word> arguments(Fragment fragment) {
        var spread = BraceExpansion.spread(fragment);
        if (spread.size() == 1) {
            return List.of(argument(spread.getFirst()));
        }
        var words = new ArrayList<Word>(spread.size());
        for (var one : spread) {
            // an alternative without a character is no word at all
            if (!one.characters().isEmpty() || fragment.marks().indexOf(Fragment.QUOTED) >= 0) {
                words.add(argument(one));
            }
        }
        return words;
    }

    /// The words that an argument of `export` and the like becomes: `NAME=value` stays one word.
    static List<Word> declaration(Fragment fragment) {
        int equals = fragment.characters().indexOf('=');
        boolean assigns = equals > 0
                && fragment.marks().substring(0, equals).chars().allMatch(mark -> mark == Fragment.BARE)
                && Cursor.isNameStart(fragment.characters().charAt(0));
        return assigns ? List.of(value(fragment)) : arguments(fragment);
    }

    private static Word argument(Fragment fragment) {
        var text = fragment.characters();
        if (startsAtHome(fragment)) {
            return new Word.Unknown(fragment.source(), "", Count.ONE);
        }
        int part = fragment.marks().indexOf(Fragment.PART);
        int wildcard = Wildcards.first(fragment);
        if (part >= 0) {
            return unknown(fragment, wildcard);
        }
        return wildcard < 0
                ? new Word.Literal(text)
                : new Word.Pattern(Wildcards.glob(fragment), text.substring(0, wildcard));
    }

    private static Word unknown(Fragment fragment, int wildcard) {
        boolean splits = wildcard >= 0;
        boolean free = false;
        for (int i = 0; i < fragment.marks().length(); i++) {
            boolean many = fragment.marks().charAt(i) == Fragment.PART
                    && fragment.partAt(i).count() == Count.MANY;
            splits |= many;
            free |= many;
        }
        // of several words only the first starts with what stands before
        return new Word.Unknown(fragment.source(), free ? "" : certainStart(fragment), splits ? Count.MANY : Count.ONE);
    }

    private static String certainStart(Fragment fragment) {
        int end = fragment.marks().indexOf(Fragment.PART);
        int wildcard = Wildcards.first(fragment);
        return fragment.characters().substring(0, wildcard >= 0 ? Math.min(end, wildcard) : end);
    }

    /// The value of an assignment, the word of a here-document, the target of a redirection without braces: one word
    /// in which nothing is split.
    static Word value(Fragment fragment) {
        int part = fragment.marks().indexOf(Fragment.PART);
        if (part >= 0) {
            return new Word.Unknown(fragment.source(), fragment.characters().substring(0, part), Count.ONE);
        }
        return startsAtHome(fragment)
                ? new Word.Unknown(fragment.source(), "", Count.ONE)
                : new Word.Literal(fragment.characters());
    }

    /// The target of a redirection, which is one word or an error.
    static Word target(Fragment fragment) {
        var words = arguments(fragment);
        return words.size() == 1 ? words.getFirst() : new Word.Unknown(fragment.source(), "", Count.MANY);
    }

    /// `~` and `~name`, up to the first `/`, without quotes.
    private static boolean startsAtHome(Fragment fragment) {
        var text = fragment.characters();
        if (text.isEmpty() || text.charAt(0) != '~') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!fragment.isBare(i)) {
                return false;
            }
            if (text.charAt(i) == '/') {
                return true;
            }
        }
        return true;
    }

    /// Wildcards of a word.
    private static final class Wildcards {
        private Wildcards() {}

        /// The index of the first wildcard, or -1.
        static int first(Fragment fragment) {
            for (int i = 0; i < fragment.characters().length(); i++) {
                if (fragment.isBare(i) && isWildcard(fragment, i)) {
                    return i;
                }
            }
            return -1;
        }

        private static boolean isWildcard(Fragment fragment, int i) {
            return switch (fragment.characters().charAt(i)) {
                case '*', '?' -> true;
                case '[' -> close(fragment, i) > 0;
                default -> false;
            };
        }

        /// The end of a set, or -1. A set does not reach over `/`.
        private static int close(Fragment fragment, int open) {
            int close = fragment.characters().indexOf(']', open + 2);
            int slash = fragment.characters().indexOf('/', open);
            return slash >= 0 && slash < close ? -1 : close;
        }

        /// The glob of a word: a set of characters is widened to any character.
        static String glob(Fragment fragment) {
            var glob = new StringBuilder();
            var text = fragment.characters();
            for (int i = 0; i < text.length(); i++) {
                if (!fragment.isBare(i) || !isWildcard(fragment, i)) {
                    glob.append(Glob.quote(text.substring(i, i + 1)));
                } else if (text.charAt(i) == '[') {
                    glob.append('?');
                    i = close(fragment, i);
                } else if (text.charAt(i) == '?' || !repeats(fragment, i)) {
                    glob.append(text.charAt(i));
                }
            }
            return glob.toString();
        }

        /// `**` crosses directories only as a whole name; elsewhere it is `*`.
        private static boolean repeats(Fragment fragment, int i) {
            var text = fragment.characters();
            if (i == 0 || text.charAt(i - 1) != '*' || !fragment.isBare(i - 1)) {
                return false;
            }
            boolean whole =
                    (i == 1 || text.charAt(i - 2) == '/') && (i + 1 == text.length() || text.charAt(i + 1) == '/');
            return !whole;
        }
    }
}
