package dev.signalbox.engine.evidence.gather;

import dev.signalbox.engine.evidence.gather.Provisions.Cache;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The provisions of a run on disk, so that an engine that takes the run up later gives its boxes the same.
final class Note {
    private Note() {}

    static Optional<Provisions> read(Workspace workspace) {
        var file = file(workspace);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var note = JsonText.parse(Files.readString(file));
            var caches = note.list("caches").stream()
                    .map(cache -> new Cache(
                            Path.of(cache.text("host").orElse("")),
                            Path.of(cache.text("at").orElse(""))))
                    .toList();
            return Optional.of(new Provisions(
                    caches, note.texts("made"), workspace.supplies(), workspace.gitDir(), workspace.boxEnvironment()));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }

    static void write(Workspace workspace, Provisions provisions) {
        var caches = provisions.caches().stream()
                .<Json>map(cache -> new Json.Obj(Map.of(
                        "host", Json.of(cache.host().toString()),
                        "at", Json.of(cache.at().toString()))))
                .toList();
        var note = new Json.Obj(Map.of("caches", new Json.Arr(caches), "made", Json.strings(provisions.made())));
        var file = file(workspace);
        try {
            var fresh = file.resolveSibling("provisions.new");
            Files.writeString(fresh, JsonText.pretty(note) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + file, failure);
        }
    }

    static Provisions none(Workspace workspace) {
        return new Provisions(
                List.of(), List.of(), workspace.supplies(), workspace.gitDir(), workspace.boxEnvironment());
    }

    private static Path file(Workspace workspace) {
        return workspace.supplies().resolveSibling("provisions.json");
    }
}
