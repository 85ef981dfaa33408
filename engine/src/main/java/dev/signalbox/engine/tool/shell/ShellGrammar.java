package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.ShellText;

/// The grammar of bash commands. It reads what bash 5 reads, and refuses what it does not read for certain in the same
/// way; nothing is run and nothing is looked up.
public final class ShellGrammar {
    private static final int LONGEST = 1 << 20;

    private ShellGrammar() {}

    /// Every simple command that a text may run, or why that is not certain.
    public static ShellText parse(String text) {
        if (text.length() > LONGEST) {
            return new ShellText.Unparsable("it is longer than %d characters".formatted(LONGEST), LONGEST);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f) {
                return new ShellText.Unparsable("the control character %#04x".formatted((int) c), i);
            }
        }
        try {
            return Walk.through(Reading.of(text, Dialect.BASH).lists().whole());
        } catch (Unclear unclear) {
            return new ShellText.Unparsable(unclear.why(), unclear.position());
        }
    }
}
