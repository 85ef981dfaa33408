package dev.signalbox.engine.config;

import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problems;
import java.util.Locale;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// YAML 1.2 text to a located tree.
///
/// Stricter than YAML: one document, keys are scalars and stand once, no tags. Aliases are read, merge keys (`<<`)
/// are not. Bounded: [#MAX_CHARS] characters, [#MAX_DEPTH] levels, [#MAX_NODES] values counted with every alias
/// written out.
public final class Yaml {
    public static final int MAX_CHARS = 1 << 20;
    public static final int MAX_DEPTH = 50;
    public static final int MAX_NODES = 50_000;

    private Yaml() {}

    /// Reads a text.
    ///
    /// @param file the name of the text as the user knows it
    public static Checked<YamlNode> parse(String file, String text) {
        return parse(file, text, 0);
    }

    /// Reads a text that begins further down in its file, as front matter does.
    ///
    /// @param linesAbove how many lines of the file stand before the text
    static Checked<YamlNode> parse(String file, String text, int linesAbove) {
        var problems = new Problems(file);
        if (text.length() > MAX_CHARS) {
            problems.at(0, 0, tooLong(text), "split it, or keep data out of it");
            return problems.faulty();
        }
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MAX_CHARS)
                .build();
        var tree = new YamlTree(problems, linesAbove);
        try {
            tree.read(new Parse(settings).parseString(text).iterator());
        } catch (YamlTree.Beyond limit) {
            // the tree has noted which
        } catch (YamlEngineException failure) {
            note(failure, text, linesAbove, problems);
        }
        return problems.checked(tree.root());
    }

    private static String tooLong(String text) {
        return "%,d characters of YAML; the limit is %,d".formatted(text.length(), MAX_CHARS);
    }

    private static void note(YamlEngineException failure, String text, int linesAbove, Problems problems) {
        switch (failure) {
            case MarkedYamlEngineException marked -> {
                var mark = marked.getProblemMark().or(marked::getContextMark);
                var what = marked.getProblem() == null ? marked.getContext() : marked.getProblem();
                problems.at(
                        mark.map(Mark::getLine).orElse(0) + 1 + linesAbove,
                        mark.map(Mark::getColumn).orElse(0) + 1,
                        "not YAML: " + what.strip().replaceFirst("\\. \\(.*\\)$", ""),
                        fix(what));
            }
            case ReaderException reader -> {
                var before = text.substring(0, text.offsetByCodePoints(0, reader.getPosition()));
                problems.at(
                        (int) before.chars().filter(c -> c == '\n').count() + 1 + linesAbove,
                        before.length() - before.lastIndexOf('\n'),
                        "not YAML: character U+%04X is not allowed in a text".formatted(reader.getCodePoint()),
                        "remove it, or write it as an escape in double quotes");
            }
            default -> problems.at(0, 0, "not YAML: " + failure.getMessage(), "check quotes, brackets and indentation");
        }
    }

    private static String fix(String what) {
        var said = what.toLowerCase(Locale.ROOT);
        if (said.contains("tab") || said.contains("\\t")) {
            return "indent with blanks, not with tabs";
        }
        if (said.contains("mapping values are not allowed")) {
            return "quote a value that holds ': ', or correct the indentation";
        }
        if (said.contains("undefined alias")) {
            return "define the anchor before it, or quote a text that begins with '*'";
        }
        return "check quotes, brackets and indentation here";
    }
}
