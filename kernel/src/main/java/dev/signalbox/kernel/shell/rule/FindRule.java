package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `find`: paths, then an expression. What `-exec` starts is judged as a command of its own.
final class FindRule {
    private static final Set<String> WRITE = Set.of("-fprint", "-fprint0", "-fprintf", "-fls");

    private FindRule() {}

    static Ruling judge(Call call) {
        var words = call.arguments();
        var touches = new ArrayList<Touch>();
        boolean deletes = false;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case Word.Literal literal -> {
                    deletes |= literal.value().equals("-delete");
                    if (WRITE.contains(literal.value()) && i + 1 < words.size()) {
                        touches.add(Touch.file(words.get(i + 1)));
                    }
                }
                case Word.Pattern _, Word.Unknown _ -> {
                    if ("-".startsWith(Options.start(words.get(i)))) {
                        return Ruling.silent("%s may turn out to be an action of find: quote it, or put './' before it"
                                .formatted(words.get(i).shown()));
                    }
                }
            }
        }
        if (deletes) {
            starts(words).forEach(start -> touches.add(Touch.tree(start)));
        }
        return Ruling.writing(touches);
    }

    /// The directories that it walks.
    private static List<Word> starts(List<Word> words) {
        var starts = new ArrayList<Word>();
        for (var word : words) {
            var start = Options.start(word);
            if (start.startsWith("-") ? !start.matches("-[HLPDO].*") : "(!),".contains(start) && !start.isEmpty()) {
                break;
            }
            if (!start.startsWith("-")) {
                starts.add(word);
            }
        }
        return starts.isEmpty() ? List.of(new Word.Literal(".")) : starts;
    }
}
