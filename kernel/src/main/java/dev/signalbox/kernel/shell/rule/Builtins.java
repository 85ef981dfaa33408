package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Commands of the shell itself. Many of them take a variable's name, and evaluate an index in it: `unset 'a[$(x)]'`
/// runs `x`. So names must be plain.
final class Builtins {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final String HARMLESS = """
            cd pushd popd dirs exit return break continue shift jobs fg bg times ulimit umask caller help set let | reads
            """;
    private static final String SAFE_SHOPTS =
            "globstar nullglob dotglob nocaseglob nocasematch failglob globskipdots inherit_errexit";

    private static final Options READ = new Options("-a: -d: -i: -n: -N: -p: -t: -u: -e -r -s", Options.Others.UNSURE);
    private static final Options MAPFILE = new Options("-C! -c: -d: -n: -O: -s: -t -u:", Options.Others.UNSURE);
    private static final Options DECLARE =
            new Options("-n! -i -a -A -f -F -g -I -l -p -r -t -u -x", Options.Others.UNSURE);
    private static final Options UNSET = new Options("-f? -v -n", Options.Others.UNSURE);
    private static final Options HASH = new Options("-p! -r -d -l -t", Options.Others.UNSURE);
    private static final Options WAIT = new Options("-p! -f -n", Options.Others.UNSURE);

    private Builtins() {}

    static Map<String, CommandRule> rules() {
        var rules = new HashMap<String, CommandRule>(ProgramTable.read(HARMLESS, Options.Others.HARMLESS));
        for (String name : List.of("export", "declare", "typeset", "local", "readonly")) {
            rules.put(name, Builtins::declare);
        }
        rules.put("read", call -> names(call, READ, "-a"));
        rules.put("mapfile", call -> names(call, MAPFILE));
        rules.put("readarray", call -> names(call, MAPFILE));
        rules.put("unset", call -> names(call, UNSET));
        rules.put("getopts", Builtins::getopts);
        rules.put("hash", call -> HASH.read(call.arguments()).ruling("hash", HASH));
        rules.put("wait", call -> WAIT.read(call.arguments()).ruling("wait", WAIT));
        rules.put("printf", Builtins::printf);
        rules.put("test", Builtins::test);
        rules.put("[", Builtins::test);
        rules.put("shopt", Builtins::shopt);
        rules.put("source", Builtins::source);
        rules.put(".", Builtins::source);
        return rules;
    }

    private static Ruling names(Call call, Options options, String... valued) {
        var arguments = options.read(call.arguments());
        var ruling = arguments.ruling(call.name(), options);
        for (var operand : arguments.operands()) {
            ruling = ruling.and(Ruling.of(name(call.name(), operand)));
        }
        return arguments
                .value(valued)
                .map(value -> Ruling.of(name(call.name(), value)))
                .map(ruling::and)
                .orElse(ruling);
    }

    private static Opinion name(String program, Word word) {
        return word instanceof Word.Literal literal
                        && NAME.matcher(literal.value()).matches()
                ? Variables.judge(literal.value(), word)
                : Opinion.deny(
                        "%s %s: only a plain name is certain not to run commands".formatted(program, word.shown()));
    }

    private static Ruling declare(Call call) {
        var arguments = DECLARE.read(call.arguments());
        var ruling = arguments.ruling(call.name(), DECLARE);
        for (var operand : arguments.operands()) {
            ruling = ruling.and(Ruling.of(declaration(call.name(), operand, arguments)));
        }
        return ruling;
    }

    private static Opinion declaration(String program, Word word, Arguments arguments) {
        var start = Options.start(word);
        int equals = start.indexOf('=');
        if (equals < 0) {
            return name(program, word);
        }
        int end = equals > 0 && start.charAt(equals - 1) == '+' ? equals - 1 : equals;
        var value = Options.rest(word, equals + 1);
        boolean evaluated = arguments.has("-i")
                && !(value instanceof Word.Literal literal
                        && INTEGER.matcher(literal.value()).matches());
        var opinion = name(program, new Word.Literal(start.substring(0, end)))
                .and(Variables.judge(start.substring(0, end), value));
        return evaluated ? opinion.and(Opinion.deny("%s -i evaluates %s".formatted(program, value.shown()))) : opinion;
    }

    private static Ruling getopts(Call call) {
        return call.arguments().size() < 2
                ? Ruling.ALLOW
                : Ruling.of(name("getopts", call.arguments().get(1)));
    }

    private static Ruling printf(Call call) {
        if (call.arguments().isEmpty()) {
            return Ruling.ALLOW;
        }
        var first = Options.start(call.arguments().getFirst());
        boolean certain = call.arguments().getFirst() instanceof Word.Literal || !"-v".startsWith(first);
        if (!certain && call.arguments().size() > 1) {
            return Ruling.silent("printf %s: a format that is only known when it runs may be an option"
                    .formatted(call.arguments().getFirst().shown()));
        }
        if (!first.startsWith("-v")) {
            return Ruling.ALLOW;
        }
        return first.length() > 2 || call.arguments().size() < 2
                ? Ruling.of(name("printf -v", Options.rest(call.arguments().getFirst(), 2)))
                : Ruling.of(name("printf -v", call.arguments().get(1)));
    }

    private static Ruling test(Call call) {
        var ruling = Ruling.ALLOW;
        for (int i = 0; i + 1 < call.arguments().size(); i++) {
            if (call.literal(i)
                    .filter(word -> word.equals("-v") || word.equals("-R"))
                    .isPresent()) {
                var tested = call.arguments().get(i + 1);
                ruling = isOperator(tested) ? ruling : ruling.and(Ruling.of(name("test -v", tested)));
            }
        }
        return ruling;
    }

    private static boolean isOperator(Word word) {
        return word instanceof Word.Literal literal
                && List.of("=", "==", "!=", "-a", "-o", "]", "<", ">").contains(literal.value());
    }

    private static Ruling shopt(Call call) {
        boolean safe = call.arguments().stream()
                .allMatch(argument -> argument instanceof Word.Literal literal
                        && (literal.value().startsWith("-")
                                || (" " + SAFE_SHOPTS + " ").contains(" " + literal.value() + " ")));
        return safe ? Ruling.ALLOW : Ruling.deny("shopt: only %s may be set".formatted(SAFE_SHOPTS));
    }

    private static Ruling source(Call call) {
        return Ruling.silent("%s runs the commands of a file, which are not known".formatted(call.name()));
    }
}
