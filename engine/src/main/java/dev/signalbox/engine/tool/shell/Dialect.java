package dev.signalbox.engine.tool.shell;

/// Which shell reads the text.
enum Dialect {
    BASH,
    /// `sh` may be any POSIX shell. What only some of them understand is refused, since others would read it as
    /// something else: `((x))` is arithmetic to one and runs `x` in another.
    POSIX
}
