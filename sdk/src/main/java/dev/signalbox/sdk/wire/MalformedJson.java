package dev.signalbox.sdk.wire;

/// A text is not JSON, or not within the limits of [JsonText]. Line and column are 1-based; both are 0 when the text as
/// a whole is refused.
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final String reason;

    MalformedJson(int line, int column, String reason) {
        super("not JSON: %s at line %d, column %d".formatted(reason, line, column));
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /// What is wrong, without the place.
    public String reason() {
        return reason;
    }
}
