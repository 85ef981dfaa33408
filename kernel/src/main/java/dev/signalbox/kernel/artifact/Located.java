package dev.signalbox.kernel.artifact;

/// A value and where it stands in a text that somebody wrote.
///
/// @param line 1-based
/// @param column 1-based
public record Located<T>(T value, int line, int column) {

    /// Another value at the same place.
    public <R> Located<R> with(R other) {
        return new Located<>(other, line, column);
    }
}
