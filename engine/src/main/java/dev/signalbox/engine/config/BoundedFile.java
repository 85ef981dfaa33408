package dev.signalbox.engine.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Reads a text file of bounded size. What keeps it from being read is a problem of that file, not an exception.
public final class BoundedFile {
    /// The largest file that is read, in bytes.
    public static final int MAX_BYTES = 1 << 20;

    private BoundedFile() {}

    /// The text of a regular file in UTF-8, without a byte order mark.
    public static Checked<String> read(Path file) {
        var problems = new Problems(file.toString());
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                problems.at(0, 0, "is not a regular file", "name a file");
                return problems.faulty();
            }
            return decoded(bytes(file), problems);
        } catch (NoSuchFileException gone) {
            problems.at(0, 0, "does not exist", "correct the path");
        } catch (AccessDeniedException denied) {
            problems.at(0, 0, "cannot be read: permission denied", "let your user read it");
        } catch (IOException failure) {
            problems.at(0, 0, "cannot be read: " + failure.getMessage(), "see that the file can be read");
        }
        return problems.faulty();
    }

    /// The same for a file that must lie below a directory after every symbolic link is followed.
    public static Checked<String> readBelow(Path directory, Path file) {
        try {
            if (!Files.exists(file) || file.toRealPath().startsWith(directory.toRealPath())) {
                return read(file);
            }
        } catch (IOException failure) {
            return read(file);
        }
        var problems = new Problems(file.toString());
        problems.at(0, 0, "is a link that leads out of " + directory, "put the file itself there");
        return problems.faulty();
    }

    private static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private static Checked<String> decoded(byte[] bytes, Problems problems) {
        if (bytes.length > MAX_BYTES) {
            problems.at(0, 0, "is larger than %,d bytes".formatted(MAX_BYTES), "split it");
            return problems.faulty();
        }
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new Checked.Sound<>(text.startsWith("\uFEFF") ? text.substring(1) : text, List.of());
        } catch (CharacterCodingException malformed) {
            problems.at(0, 0, "is not UTF-8", "save it as UTF-8");
            return problems.faulty();
        }
    }
}
