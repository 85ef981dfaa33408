package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.Started.By;
import dev.signalbox.engine.tool.shell.Started.Hidden;
import dev.signalbox.engine.tool.shell.Started.Script;
import dev.signalbox.kernel.shell.Word;
import java.util.ArrayList;
import java.util.List;

/// `bash -c`, `eval` and `trap`: texts that are commands.
final class ShellStart {
    private ShellStart() {}

    static List<Started> inline(List<Word> arguments, Dialect dialect) {
        boolean inline = false;
        boolean shaped = false;
        for (int i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (!(word instanceof Word.Literal literal)) {
                return List.of(Starting.script(word, dialect, By.ANOTHER_SHELL));
            }
            var text = literal.value();
            boolean option = text.length() > 1 && (text.startsWith("-") || text.startsWith("+")) && !text.equals("--");
            if (!option) {
                int at = text.equals("--") || text.equals("-") ? i + 1 : i;
                return inline && at < arguments.size() ? script(arguments.get(at), dialect, shaped) : List.of();
            }
            inline |= text.startsWith("-") && !text.startsWith("--") && text.indexOf('c') > 0;
            shaped |= !text.startsWith("--") && text.indexOf('O') > 0;
            boolean valued = !text.startsWith("--") && (text.endsWith("o") || text.endsWith("O"));
            i += valued || text.equals("--rcfile") || text.equals("--init-file") ? 1 : 0;
        }
        return List.of();
    }

    /// Options of the shell can change its grammar.
    private static List<Started> script(Word word, Dialect dialect, boolean shaped) {
        return List.of(
                shaped
                        ? new Hidden("an option changes how the shell reads commands")
                        : Starting.script(word, dialect, By.ANOTHER_SHELL));
    }

    static List<Started> eval(List<Word> arguments) {
        var texts = new ArrayList<String>();
        for (var word : arguments) {
            if (!(word instanceof Word.Literal literal)) {
                return List.of(new Hidden("the commands in %s are only known when it runs".formatted(word.shown())));
            }
            texts.add(literal.value());
        }
        if (!texts.isEmpty() && texts.getFirst().equals("--")) {
            texts.removeFirst();
        }
        return texts.isEmpty() ? List.of() : List.of(new Script(String.join(" ", texts), Dialect.BASH, By.THIS_SHELL));
    }

    static List<Started> trap(List<Word> arguments) {
        var skipped = OptionSkip.over(arguments, "", List.of());
        if (skipped.has('l') || skipped.has('p')) {
            return List.of();
        }
        int at = skipped.given().isEmpty() ? skipped.next() : 0;
        boolean resets = arguments.size() - at < 2 || arguments.get(at).equals(new Word.Literal("-"));
        return resets ? List.of() : List.of(Starting.script(arguments.get(at), Dialect.BASH, By.TRAP));
    }
}
