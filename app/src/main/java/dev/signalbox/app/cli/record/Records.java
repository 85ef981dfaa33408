package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Stop;
import dev.signalbox.engine.store.RunFilter;
import dev.signalbox.engine.store.RunListed;
import dev.signalbox.engine.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// What was recorded, opened for one command.
///
/// @param opened opens the store, if anything was ever recorded
public record Records(Supplier<Optional<Store>> opened) {
    /// What a command does with it.
    @FunctionalInterface
    interface Reading {
        int read(Store store) throws InterruptedException;
    }

    /// Reads, and closes the store.
    ///
    /// @throws Stop if nothing was ever recorded
    int with(Reading reading) throws InterruptedException {
        try (var store = opened.get().orElseThrow(Records::empty)) {
            return reading.read(store);
        }
    }

    /// Reads if anything was ever recorded, else does something else.
    int withAny(Reading reading, IntSupplier otherwise) throws InterruptedException {
        var store = opened.get();
        if (store.isEmpty()) {
            return otherwise.getAsInt();
        }
        try (var open = store.get()) {
            return reading.read(open);
        }
    }

    private static Stop empty() {
        return Stop.failed("nothing was recorded yet", "start a run: signalbox run tdd \"…\" --repo PATH");
    }

    /// The run that changed last.
    static RunListed newest(Store store) {
        return store.views().runs(new RunFilter(List.of(), Optional.empty(), 1)).stream()
                .findFirst()
                .orElseThrow(
                        () -> Stop.failed("there is no run yet", "start one: signalbox run tdd \"…\" --repo PATH"));
    }
}
