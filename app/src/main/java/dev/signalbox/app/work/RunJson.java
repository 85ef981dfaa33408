package dev.signalbox.app.work;

import dev.signalbox.engine.store.RunListed;
import dev.signalbox.kernel.json.Json;

/// Rows of runs as JSON and in a line.
public final class RunJson {
    private RunJson() {}

    public static Json.Obj of(RunListed listed) {
        var row = listed.row();
        return Json.obj()
                .with("run", Json.of(row.run()))
                .with("task", Json.of(row.task()))
                .with("title", Json.of(listed.title()))
                .with("workflow", Json.of(row.workflow()))
                .with("version", Json.of(row.version()))
                .with("repository", Json.of(row.repository()))
                .with("state", Json.of(row.state()))
                .with("phase", Json.of(row.phase()))
                .with("round", Json.of(row.round()))
                .with("note", Json.of(row.note()))
                .with("turns", Json.of(row.turns()))
                .with("tokens", Json.of(row.tokens()))
                .with("micro_dollars", Json.of(row.microDollars()))
                .with("allowed", Json.of(row.allowed()))
                .with("denied", Json.of(row.denied()))
                .with("commit", Json.of(row.commit()))
                .with("created", Json.of(listed.created().toString()))
                .with("updated", Json.of(listed.updated().toString()));
    }
}
