package dev.signalbox.app.http;

/// Shapes that are used everywhere.
public final class Basic {
    /// Any text that is not too long.
    public static final Shape TEXT = new Shape.Text(0, Shape.LONG_TEXT, "");

    /// A short text.
    public static final Shape LINE = new Shape.Text(0, 500, "");

    /// An id or a name.
    public static final Shape NAME = new Shape.Text(1, 64, "[A-Za-z0-9][A-Za-z0-9._-]*");

    public static final Shape FLAG = new Shape.Flag();

    private Basic() {}
}
