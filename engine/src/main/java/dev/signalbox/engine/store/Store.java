package dev.signalbox.engine.store;

/// A database of Signalbox.
public interface Store extends AutoCloseable {
    EventLog log();

    Views views();

    Blobs blobs();

    /// Where it is, for messages.
    String place();

    /// Ends all use of it. What was appended is on disk already.
    @Override
    void close();
}
