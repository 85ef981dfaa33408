package dev.signalbox.app.http.work;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Access.Tenancy;
import dev.signalbox.app.http.Call;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.Problem;
import dev.signalbox.app.http.Reply;
import dev.signalbox.app.http.Shape;
import dev.signalbox.app.work.Replay;
import dev.signalbox.app.work.RunReport;
import dev.signalbox.engine.evidence.EvidenceFolder.Found;
import dev.signalbox.kernel.event.Role.Right;
import dev.signalbox.kernel.json.Json;
import java.util.List;
import java.util.Map;

/// What a run brought about: artifacts, evidence, sessions, changes.
public final class RecordEndpoints {
    private final Desk desk;

    public RecordEndpoints(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> all() {
        return List.of(
                of("artifacts", "What workers handed in", this::artifacts),
                of("sessions", "Who worked, with which model, and what they used", this::sessions),
                of("evidence", "What the engine saw: signed statements, each verified now", this::evidence),
                Endpoint.get(
                                RunEndpoints.PATH + "/{run}/diff",
                                RunEndpoints.TAG,
                                "What a run has changed so far, as a unified diff",
                                Access.of(Right.LOOK, Tenancy.OF_RUN),
                                this::diff)
                        .answers(200, "The diff, cut off after 2 MB", "text/x-diff"));
    }

    private static Endpoint of(String what, String summary, Endpoint.Handler handler) {
        return Endpoint.get(
                        RunEndpoints.PATH + "/{run}/" + what,
                        RunEndpoints.TAG,
                        summary,
                        Access.of(Right.LOOK, Tenancy.OF_RUN),
                        handler)
                .answers(
                        200,
                        "All there are",
                        Shape.members().needs(what, new Shape.Items(new Shape.Any("one"), 100_000), "in order"));
    }

    private Reply artifacts(Call call) {
        return Reply.ok(Json.obj().with("artifacts", report(call, "artifacts")));
    }

    private Reply sessions(Call call) {
        return Reply.ok(Json.obj().with("sessions", report(call, "sessions")));
    }

    private Json report(Call call, String what) {
        var listed = desk.store()
                .views()
                .run(call.run())
                .orElseThrow(() -> Problem.notFound("there is no run '%s'".formatted(call.run())));
        return RunReport.of(listed, Replay.of(desk.store(), call.run()))
                .at(what)
                .orElseThrow();
    }

    private Reply evidence(Call call) {
        return Reply.ok(Json.obj()
                .with(
                        "evidence",
                        new Json.Arr(desk.room().evidence(call.run()).stream()
                                .map(RecordEndpoints::json)
                                .toList())));
    }

    private static Json json(Found found) {
        return Json.obj()
                .with("file", Json.of(found.file()))
                .with("digest", Json.of(found.digest()))
                .with("verifies", Json.of(found.problem().isEmpty()))
                .with("problem", Json.of(found.problem().orElse("")))
                .with("statement", found.statement().orElse(Json.Null.NULL));
    }

    private Reply diff(Call call) {
        return new Reply.Page(200, "text/x-diff; charset=utf-8", desk.room().diff(call.run()), Map.of());
    }
}
