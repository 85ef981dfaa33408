package dev.signalbox.engine.tool.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text that the shell evaluates as arithmetic. The shell also evaluates the values of the variables in it, and an
/// index in such a value may run commands: `x='a[$(rm f)]'; (( x ))` removes `f`.
///
/// @param names the variables that it names without `$`
/// @param parts what is replaced before it is evaluated
record Formula(String source, List<String> names, List<Part> parts, int position) {
    Formula {
        names = List.copyOf(names);
        parts = List.copyOf(parts);
    }

    /// A word that is evaluated, or nothing when it holds more than numbers, names, signs and what is replaced.
    static Optional<Formula> of(Fragment word) {
        var names = new ArrayList<String>();
        var name = new StringBuilder();
        for (int i = 0; i <= word.characters().length(); i++) {
            boolean part = i < word.marks().length() && word.marks().charAt(i) == Fragment.PART;
            char c = i < word.characters().length() && !part ? word.characters().charAt(i) : ' ';
            if (Cursor.isNamePart(c)) {
                name.append(c);
            } else if ("+-*/%<>=!&|^~?:,() ".indexOf(c) < 0) {
                return Optional.empty();
            } else {
                if (!name.isEmpty() && Cursor.isNameStart(name.charAt(0))) {
                    names.add(name.toString());
                }
                name.setLength(0);
            }
        }
        return Optional.of(new Formula(word.source(), names, word.parts(), word.position()));
    }
}
