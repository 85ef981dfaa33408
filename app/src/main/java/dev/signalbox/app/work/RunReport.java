package dev.signalbox.app.work;

import dev.signalbox.engine.store.RunListed;
import dev.signalbox.kernel.event.GateEvent.GateJudged;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.PhaseEntered;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.Shelf.Placed;
import dev.signalbox.kernel.workflow.Finding;
import java.util.List;
import java.util.stream.Stream;

/// A run as one JSON document.
public final class RunReport {
    private RunReport() {}

    public static Json of(RunListed listed, Replay replay) {
        var state = replay.state();
        return RunJson.of(listed)
                .with(
                        "workspace",
                        Json.of(state.facts()
                                .workspace()
                                .map(each -> each.path())
                                .orElse("")))
                .with(
                        "branch",
                        Json.of(state.facts()
                                .workspace()
                                .map(each -> each.branch())
                                .orElse("")))
                .with("waits_for", array(Open.of(state).stream().map(Open::json)))
                .with("phases", array(events(replay, PhaseEntered.class).map(RunReport::phase)))
                .with("gates", array(events(replay, GateJudged.class).map(RunReport::gate)))
                .with(
                        "artifacts",
                        array(state.facts().shelf().current().stream().map(RunReport::artifact)))
                .with("sessions", array(Sessions.of(replay.records()).stream().map(RunReport::session)));
    }

    private static <E> Stream<E> events(Replay replay, Class<E> kind) {
        return replay.records().stream()
                .map(Recorded::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static Json.Arr array(Stream<Json> values) {
        return new Json.Arr(values.toList());
    }

    private static Json phase(PhaseEntered entered) {
        return Json.obj()
                .with("phase", Json.of(entered.phase()))
                .with("round", Json.of(entered.round()))
                .with("move", Json.of(Brief.word(entered.move())));
    }

    private static Json gate(GateJudged judged) {
        return Json.obj()
                .with("phase", Json.of(judged.phase()))
                .with("gate", Json.of(judged.gate()))
                .with("attempt", Json.of(judged.attempt()))
                .with("judgement", Json.of(Brief.word(judged.judgement())))
                .with("blockers", findings(judged.blockers()))
                .with("warnings", findings(judged.warnings()));
    }

    private static Json findings(List<Finding> findings) {
        return array(findings.stream()
                .map(finding -> Json.obj()
                        .with("check", Json.of(finding.check()))
                        .with("message", Json.of(finding.message()))
                        .with("fix", Json.of(finding.fix().orElse("")))));
    }

    private static Json artifact(Placed placed) {
        return Json.obj()
                .with("type", Json.of(placed.artifact().type()))
                .with("phase", Json.of(placed.phase()))
                .with("by", Json.of(placed.artifact().by()))
                .with("digest", Json.of(placed.artifact().digest()))
                .with("content", placed.artifact().content());
    }

    private static Json session(Sessions.Seen seen) {
        var usage = seen.usage();
        return Json.obj()
                .with("session", Json.of(seen.started().session().value()))
                .with("phase", Json.of(seen.started().phase()))
                .with("role", Json.of(seen.started().role()))
                .with("worker", Json.of(seen.started().worker()))
                .with("model", Json.of(seen.started().model()))
                .with("turns", Json.of(seen.turns()))
                .with("input_tokens", Json.of(usage.input()))
                .with("output_tokens", Json.of(usage.output()))
                .with("micro_dollars", Json.of(usage.microDollars()))
                .with("ended", Json.of(seen.ended().map(Brief::word).orElse("")));
    }
}
