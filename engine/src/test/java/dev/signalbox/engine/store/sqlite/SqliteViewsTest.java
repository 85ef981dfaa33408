package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.SetClock;
import dev.signalbox.engine.store.Store;
import dev.signalbox.engine.store.ViewsConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteViewsTest extends ViewsConformance {
    @TempDir
    private Path directory;

    @Override
    protected Store open(SetClock clock) {
        return SqliteStore.open(directory.resolve("ledger.db"), clock);
    }
}
