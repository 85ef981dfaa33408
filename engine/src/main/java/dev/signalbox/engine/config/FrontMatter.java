package dev.signalbox.engine.config;

import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problems;
import java.util.List;
import java.util.stream.Collectors;

/// A text that begins with YAML between two lines of `---`, as Markdown files do.
///
/// @param head the YAML
/// @param body what follows, without blank lines at its ends
/// @param bodyLine the line that the body begins in, 1-based
public record FrontMatter(YamlNode head, String body, int bodyLine) {
    private static final String FENCE = "---";

    /// Takes a text apart.
    ///
    /// @param file the name of the text as the user knows it
    public static Checked<FrontMatter> parse(String file, String text) {
        var lines = text.lines().map(String::stripTrailing).toList();
        var end = lines.isEmpty() || !lines.getFirst().equals(FENCE)
                ? -1
                : lines.subList(1, lines.size()).indexOf(FENCE) + 1;
        if (end < 1) {
            var problems = new Problems(file);
            problems.at(1, 1, "no front matter", "begin with YAML between two lines of '---'");
            return problems.faulty();
        }
        return switch (Yaml.parse(file, joined(lines.subList(1, end)), 1)) {
            case Checked.Faulty<YamlNode>(var found) -> new Checked.Faulty<>(found);
            case Checked.Sound<YamlNode> head ->
                new Checked.Sound<>(
                        new FrontMatter(
                                head.value(),
                                joined(lines.subList(end + 1, lines.size())).strip(),
                                end + 2),
                        List.of());
        };
    }

    private static String joined(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
