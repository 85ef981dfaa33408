package dev.signalbox.app.cli;

import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.util.List;
import java.util.Optional;

/// The door: finds the command that a line names, reads the rest by its syntax, runs it and says what went wrong.
public final class Cli {
    private final Surroundings around;
    private final List<Entry> entries;

    /// A command line.
    ///
    /// @param entries all commands, in the order in which the help lists them
    public Cli(Surroundings around, List<Entry> entries) {
        this.around = around;
        this.entries = List.copyOf(entries);
    }

    /// Runs one command.
    ///
    /// @return its exit code
    public int run(List<String> args) {
        try {
            return args.isEmpty() || List.of("--help", "-h", "help").contains(args.getFirst())
                    ? help(args.stream().skip(1).toList())
                    : dispatch(args);
        } catch (Stop stop) {
            report(stop, args);
            return stop.exit();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return Exit.INTERRUPTED;
        } finally {
            around.screen().out().flush();
        }
    }

    private int dispatch(List<String> args) throws InterruptedException {
        var entry = find(args).orElseThrow(() -> unknown(args));
        var rest = args.subList(entry.words().size(), args.size());
        var own = rest.indexOf("--") < 0 ? rest : rest.subList(0, rest.indexOf("--"));
        var syntax = entry.syntax().get();
        if (own.contains("--help") || own.contains("-h")) {
            around.screen().out().print(Help.of(syntax));
            return Exit.DONE;
        }
        var given = Parser.parse(syntax, rest);
        try {
            return entry.verb().make(around).run(given);
        } catch (RuntimeException failure) {
            throw Failures.stop(failure).orElseThrow(() -> failure);
        }
    }

    private Optional<Entry> find(List<String> args) {
        var two = args.size() < 2 ? args.getFirst() : args.get(0) + " " + args.get(1);
        return named(two).or(() -> named(args.getFirst()));
    }

    private Optional<Entry> named(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    private List<Entry> group(String word) {
        return entries.stream()
                .filter(entry -> entry.name().startsWith(word + " "))
                .toList();
    }

    private int help(List<String> words) {
        var out = around.screen().out();
        if (words.isEmpty() || words.getFirst().startsWith("-")) {
            out.print(Help.overview(entries));
        } else {
            var entry = find(words);
            var group = group(words.getFirst());
            if (entry.isEmpty() && (group.isEmpty() || words.size() > 1)) {
                throw unknown(words);
            }
            out.print(entry.map(each -> Help.of(each.syntax().get()))
                    .orElseGet(() -> Help.group(words.getFirst(), group)));
        }
        return Exit.DONE;
    }

    private Stop unknown(List<String> args) {
        var word = args.getFirst();
        var within = group(word);
        if (within.isEmpty()) {
            var firsts = entries.stream().map(entry -> entry.words().getFirst()).toList();
            return Stop.usage(
                    "there is no command '%s'".formatted(word), near(word, firsts, "signalbox --help lists them"));
        }
        var seconds = within.stream().map(entry -> entry.words().getLast()).toList();
        var all = "use one of: " + String.join(", ", seconds);
        return args.size() < 2 || args.get(1).startsWith("-")
                ? Stop.usage("'%s' needs a command".formatted(word), all)
                : Stop.usage("'%s' has no command '%s'".formatted(word, args.get(1)), near(args.get(1), seconds, all));
    }

    private static String near(String unknown, List<String> known, String otherwise) {
        var near = NearNames.of(unknown, known);
        return near.isEmpty() ? otherwise : "did you mean %s?".formatted(String.join(" or ", near));
    }

    private void report(Stop stop, List<String> args) {
        var screen = around.screen();
        if (args.contains(Syntax.JSON.name())) {
            var error = Json.obj()
                    .with("error", Json.of(stop.what()))
                    .with("fix", Json.of(stop.fix()))
                    .with("exit", Json.of(stop.exit()));
            screen.err().println(JsonText.print(error));
            return;
        }
        screen.note(screen.errStyle().bad(stop.what()));
        if (!stop.fix().isEmpty()) {
            screen.err().println("  " + stop.fix());
        }
    }
}
