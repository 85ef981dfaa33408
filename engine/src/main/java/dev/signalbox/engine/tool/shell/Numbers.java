package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Which variables may hold something else than a number. Arithmetic evaluates the values of its variables, and an
/// index in a value may run commands.
final class Numbers {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{0,18}");
    private static final Pattern DECLARED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\+?=(.*))?", Pattern.DOTALL);
    private static final Set<String> BINDING = Set.of("read", "mapfile", "readarray", "getopts", "printf");
    private static final Set<String> DECLARING = Set.of("declare", "typeset", "local", "export", "readonly");
    private static final Set<String> NEVER = Set.of(
            "_",
            "REPLY",
            "OPTARG",
            "MAPFILE",
            "BASH_REMATCH",
            "BASH_COMMAND",
            "BASH_EXECUTION_STRING",
            "BASH_ARGV",
            "BASH_ARGV0",
            "BASH_SOURCE",
            "FUNCNAME",
            "DIRSTACK",
            "PWD",
            "OLDPWD",
            "@",
            "*",
            "-");

    private final Set<String> tainted = new HashSet<>();
    private final List<Formula> formulas = new ArrayList<>();

    void use(Formula formula) {
        formulas.add(formula);
    }

    void taint(String name) {
        tainted.add(name);
    }

    void bind(String name, List<Fragment> values) {
        if (!values.stream().allMatch(this::isNumber)) {
            taint(name);
        }
    }

    void bindEach(String name, List<Fragment> words) {
        boolean numbers = !words.isEmpty()
                && words.stream()
                        .allMatch(word -> isNumber(word)
                                || WordMaker.arguments(word).stream().allMatch(Numbers::isInteger));
        if (!numbers) {
            taint(name);
        }
    }

    private boolean isNumber(Fragment word) {
        var literal = new StringBuilder();
        for (int i = 0; i < word.characters().length(); i++) {
            if (word.marks().charAt(i) != Fragment.PART) {
                literal.append(word.characters().charAt(i));
            }
        }
        return INTEGER.matcher(literal).matches()
                && word.parts().stream().allMatch(part -> switch (part.yield()) {
                    case Part.Integral _ -> true;
                    case Part.Output output -> Counting.prints(output.commands());
                    case Part.Variable _, Part.Anything _ -> false;
                });
    }

    private static boolean isInteger(Word word) {
        return word instanceof Word.Literal literal
                && INTEGER.matcher(literal.value()).matches();
    }

    /// Whether the arguments of a command are arithmetic.
    static boolean evaluates(List<Word> words) {
        return !words.isEmpty() && words.getFirst().equals(new Word.Literal("let"));
    }

    /// Whether the arguments of a command are assignments, whose values are not split.
    static boolean declares(List<Fragment> words) {
        return !words.isEmpty()
                && words.getFirst().parts().isEmpty()
                && DECLARING.contains(words.getFirst().characters());
    }

    /// Notes the variables that a command sets.
    void note(List<Word> words) {
        if (words.isEmpty() || !(words.getFirst() instanceof Word.Literal program)) {
            return;
        }
        boolean declares = DECLARING.contains(program.value());
        if (!declares && !BINDING.contains(program.value())) {
            return;
        }
        for (var word : words.subList(1, words.size())) {
            var declared = DECLARED.matcher(start(word));
            boolean certain = word instanceof Word.Literal;
            if (declared.matches()) {
                var value = declared.group(3);
                boolean number = certain
                        && (value == null ? declares : INTEGER.matcher(value).matches());
                if (!number) {
                    taint(declared.group(1));
                }
            }
        }
    }

    private static String start(Word word) {
        return switch (word) {
            case Word.Literal literal -> literal.value();
            case Word.Pattern pattern -> pattern.prefix();
            case Word.Unknown unknown -> unknown.prefix();
        };
    }

    /// The formulas that may evaluate something else than numbers.
    List<Formula> doubtful() {
        return formulas.stream().filter(formula -> !isCertain(formula)).toList();
    }

    private boolean isCertain(Formula formula) {
        return formula.names().stream().allMatch(this::isCertain)
                && formula.parts().stream().allMatch(part -> switch (part.yield()) {
                    case Part.Integral _ -> true;
                    case Part.Variable variable -> isCertain(variable.name());
                    case Part.Output output -> Counting.prints(output.commands());
                    case Part.Anything _ -> false;
                });
    }

    private boolean isCertain(String name) {
        return !tainted.contains(name) && !NEVER.contains(name) && !Cursor.isDigit(name.charAt(0));
    }
}
