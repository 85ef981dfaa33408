package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.required;

import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.ResolvedPath;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `search_codebase{query}`: files that have to do with some words, the nearest first. A word counts once for a file
/// that has it, three times more where it stands in the file's path; names in camel case and snake case are words too.
public final class SearchCodebase implements Tool {
    private static final int MOST_WORDS = 12;
    private static final int MOST_SHOWN = 20;
    private static final int MOST_KEPT = 2000;
    private static final int MOST_LINE = 200;
    private static final int PATH_WEIGHT = 3;
    private static final long MOST_FILE = 1 << 20;
    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    private static final ToolCard CARD = ToolCard.reading(
            "search_codebase",
            "Finds the files of the workspace that have most to do with a few words, with the best line of each.",
            Parameters.of(required("query", new Kind.Text(500), "words, names or parts of names")));

    private final WorkFiles files;

    public SearchCodebase(WorkFiles files) {
        this.files = files;
    }

    @Override
    public ToolCard card() {
        return CARD;
    }

    @Override
    public Action action(Args args) {
        return new Action.Read(List.of(root()));
    }

    private ResolvedPath.Inside root() {
        return new ResolvedPath.Inside(".", "");
    }

    @Override
    public ToolOutcome run(Args args, ToolCall call) throws InterruptedException {
        var words = words(args.need("query"));
        if (words.isEmpty()) {
            return ToolOutcome.failed("'query' has no word");
        }
        var hits = new ArrayList<Hit>();
        try {
            TreeWalk.walk(files, "", (relative, directory, name) -> {
                look(relative, directory, name, words, hits);
                return hits.size() < MOST_KEPT ? TreeWalk.Then.GO_ON : TreeWalk.Then.STOP;
            });
        } catch (IOException failure) {
            return ToolOutcome.failed(Misses.of(root(), failure));
        }
        return ToolOutcome.done(shown(hits));
    }

    private static List<String> words(String query) {
        return BREAK.splitAsStream(query)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 1)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    private record Hit(String path, int score, int line, String text) {}

    private static void look(
            String relative, SecureDirectoryStream<Path> directory, Path name, List<String> words, List<Hit> hits)
            throws IOException {
        if (WorkFiles.attributes(directory, name).size() > MOST_FILE) {
            return;
        }
        var content = WorkFiles.read(directory, name);
        if (!Texts.isBinary(content)) {
            var hit = hit(relative, Texts.lenient(content), words);
            if (hit.score > 0) {
                hits.add(hit);
            }
        }
    }

    private static Hit hit(String relative, String content, List<String> words) {
        var seen = new HashSet<String>();
        var best = new Hit(relative, 0, 0, "");
        var number = 0;
        for (var line : content.lines().toList()) {
            number++;
            var lower = line.toLowerCase(Locale.ROOT);
            var here = words.stream().filter(lower::contains).toList();
            seen.addAll(here);
            if (here.size() > best.score) {
                best = new Hit(relative, here.size(), number, line.strip());
            }
        }
        var path = relative.toLowerCase(Locale.ROOT);
        var named = (int) words.stream().filter(path::contains).count();
        return new Hit(relative, seen.size() + best.score + PATH_WEIGHT * named, best.line, best.text);
    }

    private static String shown(List<Hit> hits) {
        return hits.isEmpty()
                ? "nothing found"
                : hits.stream()
                        .sorted(Comparator.comparingInt(Hit::score).reversed().thenComparing(Hit::path))
                        .limit(MOST_SHOWN)
                        .map(hit -> hit.line == 0
                                ? hit.path
                                : "%s:%d: %s"
                                        .formatted(
                                                hit.path,
                                                hit.line,
                                                hit.text.substring(0, Math.min(MOST_LINE, hit.text.length()))))
                        .collect(Collectors.joining("\n"));
    }
}
