package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.Word;
import java.util.ArrayList;
import java.util.List;

/// The options of a program that stand before its operands.
///
/// @param next index of the first operand
/// @param given the options, each letter and each long name by itself
/// @param uncertain whether a word that is only known later may be an option
record OptionSkip(int next, List<String> given, boolean uncertain) {

    /// @param letters those that take a value
    /// @param names those that take a value
    static OptionSkip over(List<Word> words, String letters, List<String> names) {
        var given = new ArrayList<String>();
        int at = 0;
        while (at < words.size()) {
            if (!(words.get(at) instanceof Word.Literal literal)) {
                return new OptionSkip(at, given, mayBeOption(words.get(at)));
            }
            var word = literal.value();
            if (word.equals("--")) {
                return new OptionSkip(at + 1, given, false);
            }
            if (!word.startsWith("-")) {
                return new OptionSkip(at, given, false);
            }
            at += word.startsWith("--") ? name(word, names, given) : cluster(word, letters, given);
        }
        return new OptionSkip(words.size(), given, false);
    }

    private static boolean mayBeOption(Word word) {
        return switch (word) {
            case Word.Literal literal -> literal.value().startsWith("-");
            case Word.Pattern pattern ->
                pattern.prefix().isEmpty() || pattern.prefix().startsWith("-");
            case Word.Unknown unknown ->
                unknown.prefix().isEmpty() || unknown.prefix().startsWith("-");
        };
    }

    private static int name(String word, List<String> names, List<String> given) {
        int equals = word.indexOf('=');
        var name = equals < 0 ? word : word.substring(0, equals);
        var full = names.stream()
                .filter(known -> name.length() > 2 && known.startsWith(name))
                .findFirst();
        given.add(full.orElse(name));
        return full.isPresent() && equals < 0 ? 2 : 1;
    }

    private static int cluster(String word, String letters, List<String> given) {
        for (int i = 1; i < word.length(); i++) {
            given.add(word.substring(i, i + 1));
            if (letters.indexOf(word.charAt(i)) >= 0) {
                return i + 1 == word.length() ? 2 : 1;
            }
        }
        return 1;
    }

    boolean has(char letter) {
        return given.contains(String.valueOf(letter));
    }

    boolean hasName(String name) {
        return given.contains(name);
    }
}
