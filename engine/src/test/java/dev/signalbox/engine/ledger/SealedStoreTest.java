package dev.signalbox.engine.ledger;

import dev.signalbox.engine.store.EventLogConformance;
import dev.signalbox.engine.store.SetClock;
import dev.signalbox.engine.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// A sealed log is a log.
final class SealedStoreTest extends EventLogConformance {
    @TempDir
    private Path directory;

    @Override
    protected Store open(SetClock clock) {
        return SealedStore.open(directory, clock);
    }
}
