package dev.signalbox.kernel.workflow.draft;

import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.artifact.Problems;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// What several checks of a definition have in common.
record Notes(Problems problems, Vocabulary vocabulary) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /// Notes a name that is not among those there are. A blank one was noted when it was read.
    boolean known(Located<String> name, String kind, Collection<String> known) {
        var found = name.value().isBlank() || known.contains(name.value());
        if (!found) {
            var fix = known.isEmpty() ? "remove it: there are none" : NearNames.fix(name.value(), known);
            problems.at(name, "there is no %s '%s'".formatted(kind, name.value()), fix);
        }
        return found;
    }

    void allKnown(List<Located<String>> names, String kind, Collection<String> known) {
        names.forEach(name -> known(name, kind, known));
        unique(names, kind);
    }

    /// Notes every name that stands a second time.
    void unique(List<Located<String>> names, String kind) {
        var seen = new HashSet<String>();
        names.stream()
                .filter(name -> !name.value().isBlank() && !seen.add(name.value()))
                .forEach(name ->
                        problems.at(name, "%s '%s' stands twice".formatted(kind, name.value()), "keep one of them"));
    }

    /// Notes a name of the wrong form.
    void name(Located<String> name, String kind) {
        if (!name.value().isBlank() && !NAME.matcher(name.value()).matches()) {
            problems.at(
                    name,
                    "'%s' is not a valid name for a %s".formatted(name.value(), kind),
                    "use 1 to 64 letters, digits, '.', '_' or '-', beginning with a letter or digit");
        }
    }

    void expression(Located<String> expression) {
        vocabulary
                .expressions()
                .fault(expression.value())
                .ifPresent(why -> problems.at(expression, "bad expression: " + why, "correct the CEL expression"));
    }

    static List<String> values(List<Located<String>> located) {
        return located.stream().map(Located::value).toList();
    }
}
