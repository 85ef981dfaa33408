package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.optional;
import static dev.signalbox.engine.tool.Parameter.required;

import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.ResolvedPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `glob{pattern, path}`: files by name.
public final class GlobFiles implements Tool {
    private static final int MOST = 1000;

    private static final ToolCard CARD = ToolCard.reading(
            "glob",
            "Lists files of the workspace whose path matches a pattern such as src/**/*.java; at most 1000.",
            Parameters.of(
                    required("pattern", new Kind.Text(500), "pattern of paths, relative to 'path'"),
                    optional("path", new Kind.Place(), "directory to look in; the workspace if left out")));

    private final WorkFiles files;

    public GlobFiles(WorkFiles files) {
        this.files = files;
    }

    @Override
    public ToolCard card() {
        return CARD;
    }

    @Override
    public Action action(Args args) {
        return new Action.Read(List.of(directory(args)));
    }

    private ResolvedPath directory(Args args) {
        return files.paths().resolve(args.text("path").orElse("."));
    }

    @Override
    public ToolOutcome run(Args args, ToolCall call) throws InterruptedException {
        var fault = Glob.fault(args.need("pattern"));
        if (fault.isPresent()) {
            return ToolOutcome.failed("'pattern' %s (%s)"
                    .formatted(fault.get().message(), fault.get().fix()));
        }
        return switch (directory(args)) {
            case ResolvedPath.Outside outside -> ToolOutcome.failed(Misses.outside(outside));
            case ResolvedPath.Inside inside -> list(inside, Glob.of(args.need("pattern")));
        };
    }

    private ToolOutcome list(ResolvedPath.Inside top, Glob glob) throws InterruptedException {
        var found = new ArrayList<String>();
        var prefix = top.relative().isEmpty() ? 0 : top.relative().length() + 1;
        try {
            var whole = TreeWalk.walk(files, top.relative(), (relative, _, _) -> {
                if (glob.matches(relative.substring(prefix))) {
                    found.add(relative);
                }
                return found.size() < MOST ? TreeWalk.Then.GO_ON : TreeWalk.Then.STOP;
            });
            return ToolOutcome.done(said(found) + (whole ? "" : "\n[there may be more: narrow the pattern]"));
        } catch (IOException failure) {
            return ToolOutcome.failed(Misses.of(top, failure));
        }
    }

    private static String said(List<String> found) {
        return found.isEmpty() ? "no file matches" : String.join("\n", found);
    }
}
