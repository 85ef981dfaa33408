package dev.signalbox.app.http.live;

/// Who gets frames. Called by one thread at a time.
interface Listener {
    Interest interest();

    /// Takes a frame, or says that it cannot keep up; it is dropped then. Never waits.
    boolean offer(Frame frame);

    /// It was dropped because it did not keep up, or the server stops.
    void dropped(Why why);

    /// Why somebody hears no more.
    enum Why {
        TOO_SLOW,
        STOPPING
    }
}
