package dev.signalbox.kernel.event;

import dev.signalbox.kernel.id.RunId;

/// What watchers say.
public sealed interface WatchEvent extends Event {
    RunId run();

    /// A watcher spoke up.
    record WatcherSpoke(RunId run, String watcher, Severity severity, String guidance, long triggeredBy)
            implements WatchEvent {}

    /// Abort beats pause, pause beats nudge, nudge beats continue.
    enum Severity {
        CONTINUE,
        NUDGE,
        PAUSE,
        ABORT
    }
}
