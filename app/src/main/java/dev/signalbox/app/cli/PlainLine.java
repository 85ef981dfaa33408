package dev.signalbox.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the lines that are typed most: options by their full names with a value behind, and words. Saves loading
/// picocli, which takes as long as all the rest of a short command. Whatever is written in another way, or is wrong,
/// is left to [Parser].
final class PlainLine {
    private final Syntax syntax;
    private final Map<String, List<String>> options = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    private PlainLine(Syntax syntax) {
        this.syntax = syntax;
    }

    /// What was given; empty when the line is not plain.
    static Optional<Given> read(Syntax syntax, List<String> args) {
        return syntax.endsInCommand() ? Optional.empty() : new PlainLine(syntax).read(args);
    }

    private Optional<Given> read(List<String> args) {
        var rest = args.iterator();
        while (rest.hasNext()) {
            var arg = rest.next();
            if (!arg.startsWith("-")) {
                words.add(arg);
                continue;
            }
            var option = syntax.allOptions().stream()
                    .filter(each -> each.name().equals(arg))
                    .findFirst();
            var value =
                    option.isEmpty() || option.get().kind() == Syntax.Kind.FLAG || !rest.hasNext() ? "" : rest.next();
            if (option.isEmpty() || !noted(option.get(), value)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Given(options, words));
    }

    private boolean noted(Syntax.Option option, String value) {
        var known = options.get(option.name());
        if (option.kind() == Syntax.Kind.FLAG) {
            return known == null && options.put(option.name(), List.of()) == null;
        }
        if (value.isEmpty() || value.startsWith("-") || (known != null && option.kind() == Syntax.Kind.VALUE)) {
            return false;
        }
        options.computeIfAbsent(option.name(), _ -> new ArrayList<>()).add(value);
        return true;
    }
}
