package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.Started.By;
import dev.signalbox.engine.tool.shell.Started.Hidden;
import dev.signalbox.engine.tool.shell.Started.Program;
import dev.signalbox.engine.tool.shell.Started.Script;
import dev.signalbox.engine.tool.shell.Started.Where;
import dev.signalbox.kernel.shell.Assignment;
import dev.signalbox.kernel.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Knows the programs that start other programs, and finds these among their arguments.
final class Starting {
    /// Options that take a value in the next word, and how many operands stand before the command.
    private record Starter(String letters, List<String> names, int operands) {}

    private static final Map<String, Starter> STARTERS = Map.ofEntries(
            Map.entry("timeout", new Starter("ks", List.of("--kill-after", "--signal"), 1)),
            Map.entry("nice", new Starter("n", List.of("--adjustment"), 0)),
            Map.entry("nohup", new Starter("", List.of(), 0)),
            Map.entry("ionice", new Starter("cnpPu", List.of("--class", "--classdata", "--pid"), 0)),
            Map.entry("stdbuf", new Starter("ioe", List.of("--input", "--output", "--error"), 0)),
            Map.entry("time", new Starter("fo", List.of("--format", "--output"), 0)),
            Map.entry("setsid", new Starter("", List.of(), 0)),
            Map.entry("chrt", new Starter("TPD", List.of(), 1)),
            Map.entry("taskset", new Starter("", List.of(), 1)),
            Map.entry("sudo", new Starter("ugphCrtTUDR", List.of("--user", "--group", "--chdir", "--host"), 0)),
            Map.entry("doas", new Starter("uC", List.of(), 0)),
            Map.entry("chroot", new Starter("", List.of(), 1)),
            Map.entry("flock", new Starter("wE", List.of("--timeout", "--wait", "--conflict-exit-code"), 1)),
            Map.entry("env", new Starter("uCS", List.of("--unset", "--chdir", "--split-string"), 0)),
            Map.entry("exec", new Starter("a", List.of(), 0)),
            Map.entry("command", new Starter("", List.of(), 0)),
            Map.entry("builtin", new Starter("", List.of(), 0)));
    private static final Set<String> RUNNERS = Set.of("uv", "poetry", "pipenv", "pdm", "hatch", "rye", "bundle");

    private Starting() {}

    static List<Started> of(List<Word> words) {
        if (words.isEmpty() || !(words.getFirst() instanceof Word.Literal program)) {
            return List.of();
        }
        var name = program.value().substring(program.value().lastIndexOf('/') + 1);
        var arguments = words.subList(1, words.size());
        return switch (name) {
            case "bash", "rbash" -> ShellStart.inline(arguments, Dialect.BASH);
            case "sh", "dash", "ash" -> ShellStart.inline(arguments, Dialect.POSIX);
            case "eval" -> ShellStart.eval(arguments);
            case "trap" -> ShellStart.trap(arguments);
            case "xargs" -> XargsStart.of(arguments);
            case "find" -> FindStart.of(arguments);
            default -> others(name, arguments);
        };
    }

    private static List<Started> others(String name, List<Word> arguments) {
        if (RUNNERS.contains(name)) {
            return runner(name, arguments);
        }
        var starter = STARTERS.get(name);
        return starter == null ? List.of() : command(name, starter, arguments);
    }

    private static List<Started> command(String name, Starter starter, List<Word> arguments) {
        var skipped = OptionSkip.over(arguments, starter.letters, starter.names);
        boolean asks = name.equals("command") && (skipped.has('v') || skipped.has('V'));
        if (asks) {
            return List.of();
        }
        if (skipped.uncertain() || skipped.has('S') || skipped.hasName("--split-string")) {
            return List.of(new Hidden("what %s starts is only known when it runs".formatted(name)));
        }
        var rest = arguments.subList(Math.min(arguments.size(), skipped.next() + starter.operands), arguments.size());
        var where = skipped.has('C') || skipped.has('D') || skipped.hasName("--chdir") ? Where.ELSEWHERE : Where.HERE;
        if (name.equals("env") || name.equals("sudo")) {
            return withEnvironment(rest, where);
        }
        if (name.equals("flock") && rest.contains(new Word.Literal("-c"))) {
            return List.of(new Hidden("flock -c runs a text of commands"));
        }
        return rest.isEmpty() ? List.of() : List.of(new Program(rest, List.of(), where));
    }

    /// `NAME=value … command`
    private static List<Started> withEnvironment(List<Word> words, Where where) {
        var assignments = new ArrayList<Assignment>();
        int at = 0;
        for (; at < words.size(); at++) {
            var assignment = assignment(words.get(at));
            if (assignment.isEmpty()) {
                break;
            }
            assignments.add(assignment.get());
        }
        return at == words.size() && assignments.isEmpty()
                ? List.of()
                : List.of(new Program(words.subList(at, words.size()), assignments, where));
    }

    private static Optional<Assignment> assignment(Word word) {
        return switch (word) {
            case Word.Literal literal
            when literal.value().indexOf('=') > 0 ->
                Optional.of(new Assignment(
                        literal.value().substring(0, literal.value().indexOf('=')),
                        new Word.Literal(
                                literal.value().substring(literal.value().indexOf('=') + 1))));
            case Word.Unknown unknown
            when unknown.prefix().indexOf('=') > 0 ->
                Optional.of(new Assignment(
                        unknown.prefix().substring(0, unknown.prefix().indexOf('=')), unknown));
            case Word.Literal _, Word.Unknown _, Word.Pattern _ -> Optional.empty();
        };
    }

    /// `uv run pytest`: options of the runner might take values, so that none are read here.
    private static List<Started> runner(String name, List<Word> arguments) {
        boolean runs = !arguments.isEmpty()
                && arguments.getFirst() instanceof Word.Literal verb
                && (verb.value().equals("run") || verb.value().equals("exec"));
        if (!runs || arguments.size() == 1) {
            return List.of();
        }
        var rest = arguments.subList(1, arguments.size());
        return rest.getFirst() instanceof Word.Literal program
                        && !program.value().startsWith("-")
                ? List.of(new Program(rest, List.of(), Where.HERE))
                : List.of(new Hidden("what %s runs after its options is not certain".formatted(name)));
    }

    static Started script(Word word, Dialect dialect, By by) {
        return word instanceof Word.Literal literal
                ? new Script(literal.value(), dialect, by)
                : new Hidden("the commands in %s are only known when it runs".formatted(word.shown()));
    }
}
