package dev.signalbox.sdk.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Texts of events as they were stored once: `golden/<type>.<n>.json`, the newest with the highest number.
/// A file here is never changed. When a record gets a new member, `-Dgolden=write` adds the next number.
final class GoldenEvents {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenEvents() {}

    static List<Path> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Texts of one type, oldest first.
    static List<String> of(String type) {
        return Stream.iterate(1, n -> n + 1)
                .map(n -> file(type, n))
                .takeWhile(Files::exists)
                .map(GoldenEvents::read)
                .toList();
    }

    static String typeOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.\\d+\\.json$", "");
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Adds a text if writing was asked for and the newest is another.
    static void addWhenAsked(String type, String text) {
        var known = of(type);
        if (!"write".equals(System.getProperty("golden"))
                || (!known.isEmpty() && known.getLast().equals(text))) {
            return;
        }
        try {
            Files.writeString(file(type, known.size() + 1), text + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path file(String type, int number) {
        return FOLDER.resolve("%s.%d.json".formatted(type, number));
    }
}
