package dev.signalbox.bench;

import java.nio.file.Path;
import java.util.function.Consumer;

/// How much is measured, and where.
///
/// @param quick whether it only has to show that all of it works
/// @param product the directory of `./signalbox`
/// @param work an empty directory on a disk
/// @param progress hears what is being done
public record Effort(boolean quick, Path product, Path work, Consumer<String> progress) {

    /// How often something is measured; figures are medians over these.
    public int rounds() {
        return quick ? 2 : 5;
    }

    /// One of two numbers.
    public int of(int full, int small) {
        return quick ? small : full;
    }

    void say(String text, Object... values) {
        progress.accept(text.formatted(values));
    }
}
