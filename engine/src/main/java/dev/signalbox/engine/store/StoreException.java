package dev.signalbox.engine.store;

import org.jspecify.annotations.Nullable;

/// The database cannot do what is asked. The message says what was attempted, on which file, why it failed, and how to
/// mend it. Nothing was half done.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String text;

    public StoreException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        text = message;
    }

    public StoreException(Kind kind, String message) {
        this(kind, message, null);
    }

    /// The same for another thread, with its own trace.
    public StoreException again() {
        return new StoreException(kind, text, this);
    }

    public Kind kind() {
        return kind;
    }

    /// What kind of trouble it is.
    public enum Kind {
        /// Another process holds the database for too long.
        BUSY,
        /// There is no room left.
        FULL,
        /// What is stored is not what was stored.
        DAMAGED,
        /// The file cannot be opened or written.
        UNREACHABLE,
        /// It was written by a newer version of Signalbox, or is not a file of Signalbox at all.
        FOREIGN,
        /// It was closed.
        CLOSED,
        /// Reading or writing failed in another way.
        FAILED
    }
}
