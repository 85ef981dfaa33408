package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.evidence.EvidenceFolder;
import dev.signalbox.engine.evidence.EvidenceFolder.Found;
import dev.signalbox.engine.token.KeyRing;
import dev.signalbox.engine.token.Verifier;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The evidence of a run as it lies on disk, with what was found about it.
///
/// @param flaw what is wrong with the folder as a whole
record Evidence(String run, Path directory, List<Found> statements, Optional<String> flaw) {

    /// How a run ended, as far as this machine knows.
    private record Known(String run, Optional<String> end) {}

    /// Looks where the options say; a folder that was brought from elsewhere needs nothing of this machine.
    static Evidence of(Surroundings around, Rooms rooms, Given given) {
        var places = Places.of(around.environment());
        var brought = given.text("--dir").map(around::path);
        var known = brought.isEmpty() && Files.exists(places.log())
                ? known(rooms, given.argument(0))
                : new Known(given.argument(0), Optional.empty());
        var directory = brought.orElseGet(() -> places.data()
                .resolve("runs")
                .resolve(new RunId(known.run).value())
                .resolve("evidence"));
        if (!Files.isDirectory(directory)) {
            throw Stop.failed("there is no evidence in " + directory, "give its directory: --dir DIR");
        }
        var folder = new EvidenceFolder(directory);
        var statements = folder.verify(verifier(around, places, given));
        var end = given.text("--end").or(known::end);
        var flaw = statements.isEmpty()
                ? Optional.of("there is no statement in " + directory)
                : end.flatMap(folder::endProblem);
        return new Evidence(known.run, directory, statements, flaw);
    }

    private static Known known(Rooms rooms, String word) {
        try (var room = rooms.open(_ -> {})) {
            var run = room.find(word);
            return new Known(
                    run.value(),
                    room.control()
                            .look(run)
                            .flatMap(state -> state instanceof RunState.Completed completed
                                    ? Optional.of(completed.evidenceDigest())
                                    : Optional.empty()));
        }
    }

    private static Verifier verifier(Surroundings around, Places places, Given given) {
        return given.text("--key")
                .map(file -> Verifier.from(around.path(file)))
                .orElseGet(() -> KeyRing.existing(places.keys()).verifier());
    }

    boolean holds() {
        return flaw.isEmpty()
                && statements.stream().allMatch(each -> each.problem().isEmpty());
    }
}
