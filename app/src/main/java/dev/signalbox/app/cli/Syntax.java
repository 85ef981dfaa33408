package dev.signalbox.app.cli;

import java.util.ArrayList;
import java.util.List;

/// What a command line looks like: read by the parser, by the help and by the reference.
///
/// @param name `workflow list`, as it is typed
/// @param summary one line, beginning with a verb, without a full stop
/// @param exits exit codes with a meaning of their own
public record Syntax(
        String name,
        String summary,
        List<Option> options,
        List<Argument> arguments,
        List<String> details,
        List<String> exits,
        List<String> examples) {

    /// An option that every command has.
    public static final Option JSON = new Option("--json", "", "print JSON for programs", Kind.FLAG);

    public static final Option HELP = new Option("--help", "", "show this help", Kind.FLAG);

    public Syntax {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        details = List.copyOf(details);
        exits = List.copyOf(exits);
        examples = List.copyOf(examples);
    }

    /// What follows an option, and how often it stands.
    public enum Kind {
        FLAG,
        VALUE,
        /// May be given several times.
        VALUES
    }

    /// An option.
    ///
    /// @param value name of its value; empty for a flag
    public record Option(String name, String value, String help, Kind kind) {
        String shown() {
            return kind == Kind.FLAG ? name : name + " " + value;
        }
    }

    /// How many words an argument takes.
    public enum Arity {
        ONE("%s"),
        OPTIONAL("[%s]"),
        SOME("%s…"),
        ANY("[%s…]"),
        /// All that is left, options of another program with it.
        COMMAND("-- %s…");

        private final String form;

        Arity(String form) {
            this.form = form;
        }
    }

    public record Argument(String label, String help, Arity arity) {
        boolean isSingle() {
            return arity == Arity.ONE || arity == Arity.OPTIONAL;
        }

        boolean isRequired() {
            return arity != Arity.OPTIONAL && arity != Arity.ANY;
        }

        String shown() {
            return arity.form.formatted(label);
        }
    }

    /// A command without options and arguments of its own.
    public static Syntax of(String name, String summary) {
        return new Syntax(name, summary, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /// With an option that has no value.
    public Syntax flag(String option, String help) {
        return with(new Option(option, "", help, Kind.FLAG));
    }

    /// With an option that has a value.
    public Syntax option(String option, String value, String help) {
        return with(new Option(option, value, help, Kind.VALUE));
    }

    /// With an option that has a value and may stand several times.
    public Syntax options(String option, String value, String help) {
        return with(new Option(option, value, help, Kind.VALUES));
    }

    private Syntax with(Option option) {
        return new Syntax(name, summary, plus(options, option), arguments, details, exits, examples);
    }

    /// With one more argument.
    public Syntax argument(String label, Arity arity, String help) {
        var more = plus(arguments, new Argument(label, help, arity));
        return new Syntax(name, summary, options, more, details, exits, examples);
    }

    /// With a paragraph of help.
    public Syntax detail(String text) {
        return new Syntax(name, summary, options, arguments, plus(details, text), exits, examples);
    }

    /// With an exit code of its own.
    public Syntax exit(int code, String meaning) {
        var more = plus(exits, "%d %s".formatted(code, meaning));
        return new Syntax(name, summary, options, arguments, details, more, examples);
    }

    /// With a line that shows its use.
    public Syntax example(String line) {
        return new Syntax(name, summary, options, arguments, details, exits, plus(examples, line));
    }

    private static <T> List<T> plus(List<T> list, T item) {
        var more = new ArrayList<>(list);
        more.add(item);
        return more;
    }

    /// Its own options and those of every command.
    List<Option> allOptions() {
        return plus(plus(options, JSON), HELP);
    }

    /// `signalbox workflow list [OPTIONS]`.
    String usage() {
        var line = new StringBuilder("signalbox ").append(name).append(" [OPTIONS]");
        arguments.forEach(argument -> line.append(' ').append(argument.shown()));
        return line.toString();
    }

    boolean endsInCommand() {
        return arguments.stream().anyMatch(argument -> argument.arity == Arity.COMMAND);
    }
}
