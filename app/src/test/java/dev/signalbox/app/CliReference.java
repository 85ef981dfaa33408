package dev.signalbox.app;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The reference of the command line, made from what the help says.
final class CliReference {
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+( [a-z]+)?)  +\\S");

    private CliReference() {}

    static String of(Typed typed) {
        var text = new StringBuilder("# Command line\n\nMade from the help; see `signalbox --help`.\n\n```text\n")
                .append(typed.run("--help").out())
                .append("```\n");
        for (var name : commands(typed)) {
            text.append("\n## ").append(name).append("\n\n```text\n");
            text.append(help(typed, List.of(name.split(" ", 2)))).append("```\n");
        }
        return text.toString();
    }

    static List<String> commands(Typed typed) {
        return COMMAND.matcher(typed.run("--help").out())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    static String help(Typed typed, List<String> words) {
        return typed.run(Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new))
                .out();
    }
}
