package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.Word;
import dev.signalbox.kernel.shell.Word.Count;

/// Words in which a program puts something of its own in place of a mark.
final class Placeholders {
    private Placeholders() {}

    static Word replace(Word word, String mark) {
        return switch (word) {
            case Word.Literal literal ->
                literal.value().contains(mark)
                        ? new Word.Unknown(
                                literal.value(),
                                literal.value().substring(0, literal.value().indexOf(mark)),
                                Count.ONE)
                        : word;
            case Word.Pattern pattern -> new Word.Unknown(pattern.pattern(), "", Count.MANY);
            case Word.Unknown unknown -> new Word.Unknown(unknown.source(), "", unknown.count());
        };
    }
}
