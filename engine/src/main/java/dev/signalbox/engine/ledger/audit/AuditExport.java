package dev.signalbox.engine.ledger.audit;

import dev.signalbox.sdk.wire.JsonText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All tool calls as JSON lines: `tool_audit.jsonl`, and before it `tool_audit.1.jsonl`, `tool_audit.2.jsonl` … for
/// what would make a file larger than 100 MB, the oldest calls first.
public final class AuditExport implements AutoCloseable {
    /// No file grows beyond this, in bytes.
    public static final long ROTATED_AT = 100_000_000;

    private static final String NAME = "tool_audit";

    private final Path directory;
    private final long rotatedAt;
    private final List<Path> parts = new ArrayList<>();
    private @Nullable BufferedWriter out;
    private long written;
    private long entries;

    private AuditExport(Path directory, long rotatedAt) {
        this.directory = directory;
        this.rotatedAt = rotatedAt;
    }

    /// What was written.
    ///
    /// @param files the oldest calls first
    public record Exported(long entries, List<Path> files) {
        public Exported {
            files = List.copyOf(files);
        }
    }

    /// Writes the whole audit into a directory. An earlier export there is replaced once this one is whole.
    ///
    /// @throws IOException if a file cannot be written
    public static Exported write(Audit audit, Path directory) throws IOException {
        return write(audit, directory, ROTATED_AT);
    }

    static Exported write(Audit audit, Path directory, long rotatedAt) throws IOException {
        Files.createDirectories(directory);
        try (var export = new AuditExport(directory, rotatedAt)) {
            audit.each(export::add);
            return export.finish();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private void add(AuditEntry entry) {
        var line = JsonText.print(entry.json()) + "\n";
        var bytes = line.getBytes(StandardCharsets.UTF_8).length;
        try {
            if (out == null || written + bytes > rotatedAt) {
                nextPart();
            }
            if (out != null) {
                out.write(line);
            }
            written += bytes;
            entries++;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void nextPart() throws IOException {
        close();
        var part = directory.resolve("%s.part-%d".formatted(NAME, parts.size() + 1));
        parts.add(part);
        out = Files.newBufferedWriter(part);
        written = 0;
    }

    private Exported finish() throws IOException {
        if (parts.isEmpty()) {
            nextPart();
        }
        close();
        removeEarlier();
        var files = new ArrayList<Path>();
        for (var part : parts) {
            var number = files.size() + 1;
            var name = number == parts.size() ? NAME + ".jsonl" : "%s.%d.jsonl".formatted(NAME, number);
            files.add(Files.move(part, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING));
        }
        return new Exported(entries, files);
    }

    private void removeEarlier() throws IOException {
        try (var earlier = Files.newDirectoryStream(directory, NAME + ".[0-9]*.jsonl")) {
            for (var file : earlier) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
