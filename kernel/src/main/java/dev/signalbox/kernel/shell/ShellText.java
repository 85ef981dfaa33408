package dev.signalbox.kernel.shell;

import java.util.List;

/// A shell command as its grammar sees it.
public sealed interface ShellText {

    /// Every simple command that the text may run, in the order of the text. A command that another one starts
    /// (`env X=1 make`, `find -exec`, `bash -c '…'`, `xargs rm`) follows the one that starts it.
    ///
    /// @param opaque what cannot be known before it runs; one such place condemns the whole text
    record Parsed(List<SimpleCommand> commands, List<Opaque> opaque) implements ShellText {
        public Parsed {
            commands = List.copyOf(commands);
            opaque = List.copyOf(opaque);
        }
    }

    /// A text that is no shell command, or none that can be understood for certain.
    ///
    /// @param position offset of the first character that does not fit, 0-based
    record Unparsable(String why, int position) implements ShellText {}

    /// A place whose commands are made while it runs, as in `eval "$x"` or `bash -c "$cmd"`.
    ///
    /// @param source its text, shortened
    /// @param position offset in the text, 0-based
    record Opaque(String source, String why, int position) {}
}
