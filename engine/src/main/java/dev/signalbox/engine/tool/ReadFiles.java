package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.optional;

import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.ResolvedPath;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `read_files{path|paths, offset, limit}`: lines of text files.
public final class ReadFiles implements Tool {
    private static final int MOST_FILES = 20;
    private static final int LINES = 2000;

    private static final ToolCard CARD = ToolCard.reading(
            "read_files",
            "Reads text files of the workspace. Give 'path' for one file or 'paths' for several."
                    + " Without 'limit' the first 2000 lines are shown.",
            Parameters.of(
                    optional("path", new Kind.Place(), "file to read, relative to the workspace"),
                    optional("paths", new Kind.Places(MOST_FILES), "several files to read"),
                    optional("offset", new Kind.Whole(1, Integer.MAX_VALUE), "first line to show, from 1"),
                    optional("limit", new Kind.Whole(1, 100_000), "how many lines to show")));

    private final WorkFiles files;

    public ReadFiles(WorkFiles files) {
        this.files = files;
    }

    @Override
    public ToolCard card() {
        return CARD;
    }

    @Override
    public Action action(Args args) {
        return new Action.Read(paths(args));
    }

    private List<ResolvedPath> paths(Args args) {
        return Stream.concat(args.text("path").stream(), args.texts("paths").stream())
                .map(files.paths()::resolve)
                .toList();
    }

    @Override
    public ToolOutcome run(Args args, ToolCall call) {
        var paths = paths(args);
        if (paths.isEmpty()) {
            return ToolOutcome.failed("give 'path' or 'paths'");
        }
        var read = paths.stream().map(path -> read(path, args)).toList();
        var text = paths.size() == 1
                ? read.getFirst().text()
                : read.stream()
                        .map(one -> "==> %s <==\n%s".formatted(one.path.asked(), one.text))
                        .collect(Collectors.joining("\n"));
        return read.stream().allMatch(One::isRead) ? ToolOutcome.done(text) : ToolOutcome.failed(text);
    }

    private record One(ResolvedPath path, boolean isRead, String text) {}

    private One read(ResolvedPath path, Args args) {
        return switch (path) {
            case ResolvedPath.Outside outside -> new One(path, false, Misses.outside(outside));
            case ResolvedPath.Inside inside -> read(inside, args);
        };
    }

    private One read(ResolvedPath.Inside path, Args args) {
        try {
            var content = files.read(path.relative());
            return Texts.isBinary(content)
                    ? new One(path, false, "%s: a binary file of %,d bytes".formatted(path.asked(), content.length))
                    : new One(path, true, lines(Texts.lenient(content), args));
        } catch (IOException failure) {
            return new One(path, false, Misses.of(path, failure));
        }
    }

    private static String lines(String text, Args args) {
        var offset = args.number("offset", 1);
        var limit = args.number("limit", LINES);
        var all = text.lines().count();
        if (offset == 1 && all <= limit) {
            return text;
        }
        var shown = text.lines().skip(offset - 1).limit(limit).collect(Collectors.joining("\n"));
        return "%s\n[lines %,d to %,d of %,d]".formatted(shown, offset, Math.min(all, offset + limit - 1), all);
    }
}
