package dev.signalbox.engine.tool.shell;

/// Leaves the reading of a text that is no command, or none that is understood for certain. Never leaves this package.
final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int position;

    Unclear(String why, int position) {
        super(why, null, false, false);
        this.position = position;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    int position() {
        return position;
    }
}
