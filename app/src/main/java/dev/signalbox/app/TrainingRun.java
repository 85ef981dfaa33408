package dev.signalbox.app;

import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.evidence.EvidenceFolder;
import dev.signalbox.engine.ledger.SealedStore;
import dev.signalbox.engine.store.Append;
import dev.signalbox.engine.store.Draft;
import dev.signalbox.engine.store.RunRow;
import dev.signalbox.engine.token.KeyRing;
import dev.signalbox.engine.token.Signer;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.RunEvent.EvidenceGathered;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.RunMachine;
import dev.signalbox.kernel.run.RunState;
import dev.signalbox.sdk.wire.EventText;
import dev.signalbox.sdk.wire.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The run of `training-run.jsonl`, put into a data directory as if it had been driven there: commands that show what
/// happened load most of their code only when there is something to show.
final class TrainingRun {
    private static final int AT_ONCE = Append.MAX_DRAFTS / 2;

    private TrainingRun() {}

    /// Records the run and signs its evidence.
    static void record(Places places) throws IOException {
        var events = events();
        try (var store = SealedStore.open(places.data(), Clock.systemUTC())) {
            var row = RunRow.of(state(events));
            for (var from = 0; from < events.size(); from += AT_ONCE) {
                var some = events.subList(from, Math.min(from + AT_ONCE, events.size()));
                var drafts = some.stream().map(Draft::of).toList();
                store.log().append(new Append("training", drafts, Map.of(), Optional.of(row)));
            }
        }
        sign(events, places, KeyRing.open(places.keys()).signer());
    }

    static List<Event> events() throws IOException {
        try (var text = new BufferedReader(
                new InputStreamReader(Main.resource("training-run.jsonl"), StandardCharsets.UTF_8))) {
            return text.lines().map(EventText::read).toList();
        }
    }

    private static RunState state(List<Event> events) {
        var states = new ArrayList<RunState>();
        for (var event : events) {
            if (event instanceof RunCreated created) {
                states.add(RunMachine.first(created));
            } else if (!states.isEmpty()) {
                states.add(RunMachine.after(states.getLast(), event));
            }
        }
        return states.getLast();
    }

    private static void sign(List<Event> events, Places places, Signer signer) {
        for (var event : events) {
            if (event instanceof EvidenceGathered gathered) {
                var run = gathered.run().value();
                var seen = JsonText.parse(EventText.write(event)).at("evidence").orElseThrow();
                new EvidenceFolder(places.data().resolve("runs").resolve(run).resolve("evidence"))
                        .add(
                                gathered.phase(),
                                new EvidenceFolder.Subject(run, "0".repeat(40), "0".repeat(40)),
                                Json.obj().with("evidence", seen).with("phase", Json.of(gathered.phase())),
                                signer);
            }
        }
    }
}
