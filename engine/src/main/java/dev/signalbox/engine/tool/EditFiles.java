package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.optional;
import static dev.signalbox.engine.tool.Parameter.required;

import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.ResolvedPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// `edit_files{path, old_text, new_text, all}`: replaces a text that occurs exactly once, or every time it occurs.
public final class EditFiles implements Tool {
    private static final int MOST = 1 << 20;

    private static final ToolCard CARD = new ToolCard(
            "edit_files",
            "Replaces a text in one file of the workspace. 'old_text' must occur exactly once, with the same white"
                    + " space, unless 'all' is true.",
            Parameters.of(
                    required("path", new Kind.Place(), "file to change, relative to the workspace"),
                    required("old_text", new Kind.Text(MOST), "the text to replace; not empty"),
                    required("new_text", new Kind.Text(MOST), "the text to put in its place"),
                    optional("all", new Kind.Flag(), "true to replace every occurrence")),
            ToolCard.Effect.CHANGES,
            ToolCard.Repeat.SAFE);

    private final WriteGuard guard;

    public EditFiles(WriteGuard guard) {
        this.guard = guard;
    }

    @Override
    public ToolCard card() {
        return CARD;
    }

    @Override
    public Action action(Args args) {
        return new Action.Write(
                guard.resolve(args.need("path")), args.need("new_text").getBytes(StandardCharsets.UTF_8).length);
    }

    @Override
    public ToolOutcome run(Args args, ToolCall call) {
        return guard.change(args.need("path"), path -> edit(path, args, call));
    }

    private ToolOutcome edit(ResolvedPath.Inside path, Args args, ToolCall call) throws IOException {
        var text = Texts.exact(guard.files().read(path.relative()));
        return text.isEmpty()
                ? ToolOutcome.failed("%s is no UTF-8 text".formatted(path.asked()))
                : edit(path, text.get(), args, call);
    }

    private ToolOutcome edit(ResolvedPath.Inside path, String text, Args args, ToolCall call) throws IOException {
        var old = args.need("old_text");
        var replacement = args.need("new_text");
        if (old.isEmpty() || old.equals(replacement)) {
            return ToolOutcome.failed(old.isEmpty() ? "'old_text' is empty" : "'old_text' and 'new_text' are the same");
        }
        // The file is moved into place whole: a call that a crash cut off was done, or was not.
        if (call.attempt() == ToolCall.Attempt.REPEATED && !replacement.isEmpty() && text.contains(replacement)) {
            return ToolOutcome.done("%s had been changed".formatted(path.asked()));
        }
        var count = count(text, old);
        if (count == 0) {
            return ToolOutcome.failed("'old_text' does not occur in %s; read the file again".formatted(path.asked()));
        }
        if (count > 1 && !args.flag("all")) {
            return ToolOutcome.failed("'old_text' occurs %,d times in %s; give more of the text around it, or 'all'"
                    .formatted(count, path.asked()));
        }
        guard.files().write(path.relative(), text.replace(old, replacement).getBytes(StandardCharsets.UTF_8));
        return ToolOutcome.done("%,d replaced in %s".formatted(count, path.asked()));
    }

    private static int count(String text, String part) {
        var count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
