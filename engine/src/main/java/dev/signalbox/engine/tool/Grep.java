package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.optional;
import static dev.signalbox.engine.tool.Parameter.required;

import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.ResolvedPath;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `grep{pattern, path, glob, ignore_case}`: lines by regular expression.
public final class Grep implements Tool {
    private static final int MOST = 300;
    private static final int MOST_SHOWN = 300;
    private static final long MOST_FILE = 2 << 20;

    private static final ToolCard CARD = ToolCard.reading(
            "grep",
            "Searches text files of the workspace for a regular expression (Java's syntax), line by line;"
                    + " shows path:line:text, at most 300.",
            Parameters.of(
                    required("pattern", new Kind.Text(1000), "regular expression"),
                    optional("path", new Kind.Place(), "file or directory to search; the workspace if left out"),
                    optional("glob", new Kind.Text(500), "search only files whose path matches, such as **/*.py"),
                    optional("ignore_case", new Kind.Flag(), "true to ignore upper and lower case")));

    private final WorkFiles files;

    public Grep(WorkFiles files) {
        this.files = files;
    }

    @Override
    public ToolCard card() {
        return CARD;
    }

    @Override
    public Action action(Args args) {
        return new Action.Read(List.of(top(args)));
    }

    private ResolvedPath top(Args args) {
        return files.paths().resolve(args.text("path").orElse("."));
    }

    @Override
    public ToolOutcome run(Args args, ToolCall call) throws InterruptedException {
        var fault = args.text("glob").flatMap(Glob::fault);
        if (fault.isPresent()) {
            return ToolOutcome.failed("'glob' " + fault.get().message());
        }
        return switch (top(args)) {
            case ResolvedPath.Outside outside -> ToolOutcome.failed(Misses.outside(outside));
            case ResolvedPath.Inside inside -> search(inside, args);
        };
    }

    private ToolOutcome search(ResolvedPath.Inside top, Args args) throws InterruptedException {
        try {
            var search = new Search(
                    BoundedPattern.of(args.need("pattern"), args.flag("ignore_case") ? caseless() : 0),
                    args.text("glob").map(Glob::of));
            return files.isDirectory(top.relative()) ? inDirectory(top, search) : inFile(top, search);
        } catch (BoundedPattern.Refused refused) {
            return ToolOutcome.failed(String.valueOf(refused.getMessage()));
        } catch (IOException failure) {
            return ToolOutcome.failed(Misses.of(top, failure));
        }
    }

    private static int caseless() {
        return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    private ToolOutcome inFile(ResolvedPath.Inside file, Search search) throws IOException, BoundedPattern.Refused {
        search.look(file.relative(), files.read(file.relative()));
        return search.outcome(true);
    }

    private ToolOutcome inDirectory(ResolvedPath.Inside top, Search search)
            throws IOException, InterruptedException, BoundedPattern.Refused {
        var whole = TreeWalk.walk(files, top.relative(), search::visit);
        if (search.refused.isPresent()) {
            throw search.refused.get();
        }
        return search.outcome(whole);
    }

    private static final class Search {
        private final BoundedPattern pattern;
        private final Optional<Glob> glob;
        private final List<String> hits = new ArrayList<>();
        private Optional<BoundedPattern.Refused> refused = Optional.empty();

        Search(BoundedPattern pattern, Optional<Glob> glob) {
            this.pattern = pattern;
            this.glob = glob;
        }

        TreeWalk.Then visit(String relative, SecureDirectoryStream<Path> directory, Path name) throws IOException {
            if (glob.filter(wanted -> !wanted.matches(relative)).isPresent()
                    || WorkFiles.attributes(directory, name).size() > MOST_FILE) {
                return TreeWalk.Then.GO_ON;
            }
            try {
                look(relative, WorkFiles.read(directory, name));
            } catch (BoundedPattern.Refused hard) {
                refused = Optional.of(hard);
            }
            return refused.isPresent() || hits.size() >= MOST ? TreeWalk.Then.STOP : TreeWalk.Then.GO_ON;
        }

        void look(String relative, byte[] content) throws BoundedPattern.Refused {
            if (Texts.isBinary(content)) {
                return;
            }
            var number = 0;
            for (var line : Texts.lenient(content).lines().toList()) {
                number++;
                if (hits.size() < MOST && pattern.isFoundIn(line)) {
                    hits.add("%s:%d:%s"
                            .formatted(relative, number, line.substring(0, Math.min(MOST_SHOWN, line.length()))));
                }
            }
        }

        ToolOutcome outcome(boolean whole) {
            var text = hits.isEmpty() ? "no line matches" : String.join("\n", hits);
            return ToolOutcome.done(text + (whole ? "" : "\n[there may be more: narrow the search]"));
        }
    }
}
