package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.optional;
import static dev.signalbox.engine.tool.Parameter.required;

import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.ResolvedPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `write_files{path, content, mode}`: makes, replaces or lengthens one file.
public final class WriteFiles implements Tool {
    private static final int MOST = 4 << 20;

    private static final ToolCard CARD = new ToolCard(
            "write_files",
            "Writes one text file of the workspace; directories on the way are made.",
            Parameters.of(
                    required("path", new Kind.Place(), "file to write, relative to the workspace"),
                    required("content", new Kind.Text(MOST), "the whole content, or what is added at the end"),
                    optional(
                            "mode",
                            new Kind.OneOf(List.of("overwrite", "create", "append")),
                            "overwrite (default), create (refuses to replace a file) or append")),
            ToolCard.Effect.CHANGES,
            ToolCard.Repeat.SAFE);

    private final WriteGuard guard;

    public WriteFiles(WriteGuard guard) {
        this.guard = guard;
    }

    @Override
    public ToolCard card() {
        return CARD;
    }

    @Override
    public Action action(Args args) {
        return new Action.Write(guard.resolve(args.need("path")), bytes(args).length);
    }

    private static byte[] bytes(Args args) {
        return args.need("content").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public ToolOutcome run(Args args, ToolCall call) {
        return guard.change(args.need("path"), path -> write(path, args, call));
    }

    private ToolOutcome write(ResolvedPath.Inside path, Args args, ToolCall call) throws IOException {
        var content = bytes(args);
        var old = guard.files().find(path.relative());
        return switch (args.text("mode").orElse("overwrite")) {
            case "create" -> create(path, old, content, call);
            case "append" -> append(path, old.orElse(new byte[0]), content, call);
            default -> put(path, content, written(path, content));
        };
    }

    private static String written(ResolvedPath.Inside path, byte[] content) {
        return "%,d bytes written to %s".formatted(content.length, path.asked());
    }

    private ToolOutcome create(ResolvedPath.Inside path, Optional<byte[]> old, byte[] content, ToolCall call)
            throws IOException {
        if (old.isEmpty()) {
            return put(path, content, written(path, content));
        }
        return call.attempt() == ToolCall.Attempt.REPEATED && Arrays.equals(old.get(), content)
                ? ToolOutcome.done(written(path, content))
                : ToolOutcome.failed("%s exists already".formatted(path.asked()));
    }

    /// A call that a crash cut off is not added twice: the file is moved into place whole, so it ends with the
    /// addition or does not have it.
    private ToolOutcome append(ResolvedPath.Inside path, byte[] old, byte[] more, ToolCall call) throws IOException {
        if (call.attempt() == ToolCall.Attempt.REPEATED && endsWith(old, more)) {
            return ToolOutcome.done("%,d bytes had been added to %s".formatted(more.length, path.asked()));
        }
        var all = new ByteArrayOutputStream(old.length + more.length);
        all.writeBytes(old);
        all.writeBytes(more);
        return put(path, all.toByteArray(), "%,d bytes added to %s".formatted(more.length, path.asked()));
    }

    private static boolean endsWith(byte[] all, byte[] end) {
        return all.length >= end.length && Arrays.equals(all, all.length - end.length, all.length, end, 0, end.length);
    }

    private ToolOutcome put(ResolvedPath.Inside path, byte[] content, String said) throws IOException {
        guard.files().write(path.relative(), content);
        return ToolOutcome.done(said);
    }
}
