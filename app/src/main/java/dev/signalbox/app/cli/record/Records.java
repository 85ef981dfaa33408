package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Stop;
import dev.signalbox.engine.store.RunFilter;
import dev.signalbox.engine.store.RunListed;
import dev.signalbox.engine.store.Store;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.id.RunId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// What was recorded, opened for one command.
///
/// @param opened opens the store, if anything was ever recorded
public record Records(Supplier<Optional<Store>> opened) {
    private static final int LOOKED_AT = 1000;

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

    /// The run that a word names: its id, or a beginning that only one of the newest runs has.
    public static RunListed run(Store store, String word) {
        var newest = store.views().runs(new RunFilter(List.of(), Optional.empty(), LOOKED_AT));
        var meant = newest.stream()
                .filter(each -> each.row().run().startsWith(word))
                .toList();
        var exact =
                word.matches("[A-Za-z0-9_.-]{1,64}") ? store.views().run(new RunId(word)) : Optional.<RunListed>empty();
        if (exact.isPresent()) {
            return exact.get();
        }
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        var ids = newest.stream().map(each -> each.row().run()).toList();
        throw meant.isEmpty()
                ? Stop.usage("there is no run '%s'".formatted(word), near(word, ids))
                : Stop.usage("%d runs begin with '%s'".formatted(meant.size(), word), "write more of the id");
    }

    private static String near(String word, List<String> ids) {
        var near = NearNames.of(word, ids);
        return near.isEmpty() ? "signalbox list shows them" : "did you mean %s?".formatted(String.join(" or ", near));
    }

    /// The run that changed last.
    static RunListed newest(Store store) {
        return store.views().runs(new RunFilter(List.of(), Optional.empty(), 1)).stream()
                .findFirst()
                .orElseThrow(
                        () -> Stop.failed("there is no run yet", "start one: signalbox run tdd \"…\" --repo PATH"));
    }
}
