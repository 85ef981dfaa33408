package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.Started.Hidden;
import dev.signalbox.engine.tool.shell.Started.Program;
import dev.signalbox.engine.tool.shell.Started.Where;
import dev.signalbox.kernel.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `find … -exec command … ;`
final class FindStart {
    private static final Set<String> ACTIONS = Set.of("-exec", "-execdir", "-ok", "-okdir");

    private FindStart() {}

    static List<Started> of(List<Word> arguments) {
        var started = new ArrayList<Started>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Word.Literal action && ACTIONS.contains(action.value())) {
                int end = end(arguments, i + 1);
                if (end < 0) {
                    started.add(new Hidden("where the command after %s ends is not certain".formatted(action.value())));
                    return started;
                }
                var words = arguments.subList(i + 1, end).stream()
                        .map(word -> Placeholders.replace(word, "{}"))
                        .toList();
                started.add(
                        new Program(words, List.of(), action.value().endsWith("dir") ? Where.ELSEWHERE : Where.HERE));
                i = end;
            }
        }
        return started;
    }

    /// The index of the `;`, or of the `+` after `{}`, that ends a command; -1 when it is not certain.
    private static int end(List<Word> arguments, int from) {
        for (int i = from; i < arguments.size(); i++) {
            if (!(arguments.get(i) instanceof Word.Literal literal)) {
                if (isMany(arguments.get(i))) {
                    return -1;
                }
                continue;
            }
            boolean ends = literal.value().equals(";")
                    || (literal.value().equals("+")
                            && i > from
                            && arguments.get(i - 1).shown().equals("{}"));
            if (ends) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isMany(Word word) {
        return !(word instanceof Word.Unknown unknown) || unknown.count() == Word.Count.MANY;
    }
}
