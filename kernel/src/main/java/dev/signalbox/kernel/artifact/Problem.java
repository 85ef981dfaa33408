package dev.signalbox.kernel.artifact;

/// One thing wrong with a text that somebody wrote: where, what, and how to mend it.
///
/// @param file the name of the text as the user knows it
/// @param line 1-based; 0 when the problem has no place in the text
/// @param column 1-based; 0 when the problem has no place in the text
/// @param message what is wrong, as a sentence without a full stop
/// @param fix what to write instead; never blank
public record Problem(String file, int line, int column, String message, String fix) {
    public Problem {
        if (message.isBlank() || fix.isBlank()) {
            throw new IllegalArgumentException("a problem says what is wrong and how to mend it");
        }
    }

    /// `file:line:col: message (fix)`, the form that editors understand; without a place where there is none, as in a
    /// variable or an option.
    @Override
    public String toString() {
        if (line == 0) {
            return "%s: %s (%s)".formatted(file, message, fix);
        }
        return "%s:%d:%d: %s (%s)".formatted(file, line, column, message, fix);
    }
}
