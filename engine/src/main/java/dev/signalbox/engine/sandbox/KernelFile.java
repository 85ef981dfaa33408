package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Small files of `/proc` and `/sys`, which come and go with what they tell of.
final class KernelFile {

    private KernelFile() {}

    /// Its lines; none when it is gone or not for us.
    static List<String> lines(Path file) {
        try {
            // Some hold names with bytes that are no UTF-8.
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }
}
