package dev.signalbox.app.cli;

import dev.signalbox.app.cli.Entry.Section;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The help texts, all made from [Syntax].
final class Help {
    private static final String OPENING = """
            Usage: signalbox COMMAND [OPTIONS] [ARGUMENTS]

            Signalbox drives a coding task through a workflow, inside limits that the operating system holds,
            and moves on only when evidence that it gathered itself says so.
            """;

    private static final String CLOSING = """

            Start with 'signalbox demo', then: signalbox run tdd "add a --version flag" --repo PATH
            'signalbox COMMAND --help' shows options and examples; every command takes --json.
            Exit codes: 0 done, 1 failed, 2 wrong usage or definition, 3 a person is waited for (policy check:
            denied, 4 would be asked), 124 timed out, 130 interrupted.
            """;

    private Help() {}

    /// All commands.
    static String overview(List<Entry> entries) {
        var text = new StringBuilder(OPENING);
        for (var section : Section.values()) {
            var within = entries.stream()
                    .filter(entry -> entry.section() == section)
                    .map(entry -> entry.syntax().get())
                    .toList();
            if (!within.isEmpty()) {
                text.append('\n').append(section.title()).append('\n').append(listed(within));
            }
        }
        return text.append(CLOSING).toString();
    }

    /// The commands whose first word is the same.
    static String group(String word, List<Entry> entries) {
        return "Usage: signalbox %s COMMAND [OPTIONS]%n%n".formatted(word)
                + listed(entries.stream().map(entry -> entry.syntax().get()).toList());
    }

    private static String listed(List<Syntax> commands) {
        return rows(commands.stream().map(each -> new String[] {each.name(), each.summary()}));
    }

    private static String rows(Stream<String[]> pairs) {
        return pairs.map(pair -> "  %-24s %s%n".formatted(pair[0], pair[1])).collect(Collectors.joining());
    }

    /// One command.
    static String of(Syntax syntax) {
        var text = new StringBuilder("Usage: %s%n%n%s.%n".formatted(syntax.usage(), syntax.summary()));
        syntax.details().forEach(detail -> text.append('\n').append(detail).append('\n'));
        if (!syntax.arguments().isEmpty()) {
            text.append("\nArguments\n").append(rows(syntax.arguments().stream().map(each ->
                    new String[] {each.label(), each.help()})));
        }
        text.append("\nOptions\n").append(rows(syntax.allOptions().stream().map(each ->
                new String[] {each.shown(), each.help()})));
        if (!syntax.exits().isEmpty()) {
            text.append("\nExit codes\n");
            syntax.exits().forEach(exit -> text.append("  ").append(exit).append('\n'));
        }
        text.append("\nExample\n");
        syntax.examples().forEach(example -> text.append("  ").append(example).append('\n'));
        return text.toString();
    }
}
