package dev.signalbox.kernel.shell;

/// A redirection of a simple command.
///
/// @param direction what is done with the target
/// @param target the file, the descriptor, or the text of a here-document or here-string
public record Redirect(Direction direction, Word target) {

    /// What a redirection does.
    public enum Direction {
        /// `<`
        READ,
        /// `>`, `>>`, `>|`, `&>`, `<>`: creates, truncates or opens for writing.
        WRITE,
        /// `>&2`, `<&3`, `2>&-`: no file is touched.
        DUPLICATE,
        /// `<<` and `<<<`: the target is the text itself.
        TEXT
    }
}
