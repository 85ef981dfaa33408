package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.Started.Hidden;
import dev.signalbox.engine.tool.shell.Started.Program;
import dev.signalbox.engine.tool.shell.Started.Where;
import dev.signalbox.kernel.shell.Word;
import dev.signalbox.kernel.shell.Word.Count;
import java.util.ArrayList;
import java.util.List;

/// `xargs`: the command gets further arguments, or some of its arguments replaced, from what is read.
final class XargsStart {
    private static final List<String> VALUED =
            List.of("--arg-file", "--delimiter", "--max-args", "--max-procs", "--max-chars", "--process-slot-var");

    private XargsStart() {}

    static List<Started> of(List<Word> arguments) {
        var skipped = OptionSkip.over(arguments, "adEILnPs", VALUED);
        if (skipped.uncertain()) {
            return List.of(new Hidden("what xargs starts is only known when it runs"));
        }
        if (skipped.next() >= arguments.size()) {
            return List.of();
        }
        var command = arguments.subList(skipped.next(), arguments.size());
        var words = new ArrayList<Word>();
        var mark = mark(arguments.subList(0, skipped.next()), skipped);
        for (var word : command) {
            words.add(mark.isEmpty() ? word : Placeholders.replace(word, mark));
        }
        if (mark.isEmpty()) {
            words.add(new Word.Unknown("what xargs reads", "", Count.MANY));
        }
        return List.of(new Program(words, List.of(), Where.HERE));
    }

    /// The text that is replaced; empty when arguments are added instead.
    private static String mark(List<Word> options, OptionSkip skipped) {
        if (!skipped.has('I') && !skipped.has('i') && !skipped.hasName("--replace")) {
            return "";
        }
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i) instanceof Word.Literal literal) {
                var text = literal.value();
                int at = text.startsWith("--") ? -1 : text.indexOf('I');
                if (at > 0) {
                    return at + 1 < text.length()
                            ? text.substring(at + 1)
                            : i + 1 < options.size() ? options.get(i + 1).shown() : "{}";
                }
                if (text.startsWith("--replace=")) {
                    return text.substring("--replace=".length());
                }
            }
        }
        return "{}";
    }
}
