package dev.signalbox.kernel.shell.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The words of a table of rules.
final class Words {
    private Words() {}

    static Set<String> set(String text) {
        return Set.copyOf(of(text));
    }

    static List<String> of(String text) {
        return Stream.of(text.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    }
}
