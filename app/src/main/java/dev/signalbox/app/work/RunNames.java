package dev.signalbox.app.work;

import dev.signalbox.engine.store.RunFilter;
import dev.signalbox.engine.store.RunListed;
import dev.signalbox.engine.store.Store;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.id.RunId;
import java.util.List;
import java.util.Optional;

/// Finds runs by what a person writes for them.
public final class RunNames {
    private static final int LOOKED_AT = 1000;

    private RunNames() {}

    /// The run that a word names: its id, or a beginning that only one of the newest runs has.
    public static RunListed find(Store store, String word) {
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
                ? Refusal.unknown("there is no run '%s'".formatted(word), near(word, ids))
                : Refusal.senseless("%d runs begin with '%s'".formatted(meant.size(), word), "write more of the id");
    }

    private static String near(String word, List<String> ids) {
        var near = NearNames.of(word, ids);
        return near.isEmpty() ? "signalbox list shows them" : "did you mean %s?".formatted(String.join(" or ", near));
    }
}
