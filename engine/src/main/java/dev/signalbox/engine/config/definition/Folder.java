package dev.signalbox.engine.config.definition;

import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The definitions in one directory, by the names of their files.
final class Folder {
    /// More definitions than this in one directory are no library.
    private static final int MOST = 1000;

    private Folder() {}

    /// Files whose name ends so, by the rest of their name, sorted; none if there is no such directory.
    ///
    /// @throws UncheckedIOException if the directory is there and cannot be listed
    static Map<String, Path> files(Path directory, String suffix) {
        Map<String, Path> found = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return found;
        }
        try (var files = Files.list(directory)) {
            files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .limit(MOST)
                    .forEach(file -> found.put(stem(file, suffix), file));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list the definitions in " + directory, failure);
        }
        return found;
    }

    private static String stem(Path file, String suffix) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - suffix.length());
    }

    /// Reads every file of a directory; the values if all are sound, else the problems of all.
    static <T> Checked<Map<String, T>> each(Path directory, String suffix, Function<Path, Checked<T>> reader) {
        Map<String, T> values = new TreeMap<>();
        var problems = new ArrayList<Problem>();
        files(directory, suffix).forEach((name, file) -> {
            switch (reader.apply(file)) {
                case Checked.Sound<T> sound -> values.put(name, sound.value());
                case Checked.Faulty<T>(var wrong) -> problems.addAll(wrong);
            }
        });
        return problems.isEmpty() ? new Checked.Sound<>(values, List.of()) : new Checked.Faulty<>(problems);
    }
}
