package dev.signalbox.engine.sandbox;

/// Hears a box's output while it runs. Called from two threads, one for each stream, in order within a stream. A sink
/// that throws is not called again; the box goes on.
@FunctionalInterface
public interface OutputSink {

    /// Which stream a piece came from.
    enum Source {
        STDOUT,
        STDERR
    }

    /// Gets a fresh array, cut wherever the pipe was read.
    void accept(Source source, byte[] piece);

    /// Hears nothing.
    static OutputSink none() {
        return (source, piece) -> {};
    }
}
