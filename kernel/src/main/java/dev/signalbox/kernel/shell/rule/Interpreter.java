package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.SimpleCommand;
import dev.signalbox.kernel.shell.Word;
import java.util.List;

/// Interpreters of other languages. Code that stands in a command or comes through a pipe is denied; a script of the
/// project is asked about.
///
/// @param inline letters of options that take code
/// @param words other options and subcommands that take code
/// @param valued letters of options that take a value, which is no script
record Interpreter(String inline, List<String> words, String valued) implements CommandRule {

    static Interpreter read(String inline, String words, String valued) {
        return new Interpreter(inline, Words.of(words), valued);
    }

    /// What the arguments come to.
    enum Source {
        CODE,
        INPUT,
        FILE,
        UNSURE,
        NONE
    }

    @Override
    public Ruling judge(Call call) {
        return switch (source(call)) {
            case CODE ->
                Ruling.deny("%s: code in a command hides what it does: write a file and have it tested"
                        .formatted(call.name()));
            case INPUT ->
                Ruling.deny("%s reads code from its input: write a file and have it tested".formatted(call.name()));
            case FILE -> Ruling.silent("%s runs a program of the project".formatted(call.name()));
            case UNSURE ->
                Ruling.silent("%s: an argument that is only known when it runs may be code".formatted(call.name()));
            case NONE -> Ruling.ALLOW;
        };
    }

    /// Where the interpreter gets its code from.
    Source source(Call call) {
        for (int i = 0; i < call.arguments().size(); i++) {
            var argument = call.arguments().get(i);
            var start = Options.start(argument);
            if (!(argument instanceof Word.Literal) && "-".startsWith(start)) {
                return Source.UNSURE;
            }
            if (takesCode(start)) {
                return Source.CODE;
            }
            if (isVersion(call, start)) {
                return Source.NONE;
            }
            if (!start.startsWith("-")) {
                return Source.FILE;
            }
            i += valueFollows(start) ? 1 : 0;
        }
        return Source.INPUT;
    }

    /// Whether it only says its version. For some `-v` goes on to read code, so that it has to stand alone.
    private static boolean isVersion(Call call, String word) {
        return word.equals("--version")
                || word.equals("--help")
                || word.equals("-V")
                || (word.equals("-v")
                        && call.arguments().size() == 1
                        && call.command().redirects().isEmpty()
                        && !call.isIn(SimpleCommand.Context.PIPED));
    }

    /// Whether an argument is an option, or a subcommand, that takes code.
    boolean takesCode(String word) {
        for (String code : words) {
            if (word.equals(code) || (code.startsWith("-") && word.startsWith(code + "="))) {
                return true;
            }
        }
        return letter(word, inline) >= 0;
    }

    private boolean valueFollows(String word) {
        return letter(word, valued) == word.length() - 1;
    }

    /// Where the first of these letters stands in a cluster of options, before any that takes the rest as its value.
    private int letter(String word, String letters) {
        if (!word.startsWith("-") || word.startsWith("--")) {
            return -1;
        }
        for (int i = 1; i < word.length(); i++) {
            if (letters.indexOf(word.charAt(i)) >= 0) {
                return i;
            }
            if (valued.indexOf(word.charAt(i)) >= 0) {
                return -1;
            }
        }
        return -1;
    }
}
