package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.StoreException;
import dev.signalbox.engine.store.StoreException.Kind;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.sdk.wire.EventText;
import dev.signalbox.sdk.wire.UnreadableEvent;
import java.nio.file.Path;

/// Rows of the log as records.
final class Records {
    private Records() {}

    static Recorded of(Path file, long seq, long at, String by, String event) {
        try {
            return new Recorded(seq, Micros.instant(at), by, EventText.read(event));
        } catch (UnreadableEvent unreadable) {
            throw new StoreException(
                    Kind.DAMAGED,
                    "record %d of %s: %s. 'signalbox audit verify' says whether it was tampered with; if the chain"
                                    .formatted(seq, file, unreadable.getMessage())
                            + " holds, a newer Signalbox wrote it: update this one",
                    unreadable);
        }
    }
}
