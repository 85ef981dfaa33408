package dev.signalbox.app.http.work;

import dev.signalbox.app.http.Basic;
import dev.signalbox.app.http.Shape;

/// Shapes that several endpoints share.
final class Shapes {
    static final Shape STATE =
            Shape.words("pending", "running", "waiting", "paused", "completed", "failed", "timed_out", "cancelled");
    static final Shape LIMIT = new Shape.Whole(1, 500);
    static final Shape CURSOR = new Shape.Text(1, 400, "[A-Za-z0-9_-]+");
    static final Shape LINES = new Shape.Items(new Shape.Text(1, 10_000, ""), 200);

    static final Shape TASK = Shape.members()
            .needs("task_id", Basic.NAME, "its id")
            .needs("project", Basic.NAME, "whose it is")
            .needs("title", Basic.TEXT, "first line")
            .needs("workflow", Basic.LINE, "what runs of it follow")
            .needs("status", STATE, "where it stands")
            .needs("run_id", Basic.LINE, "its newest run; empty before the first")
            .needs("agent", Basic.LINE, "who claimed it; empty if nobody did")
            .needs("created", Basic.LINE, "when it was taken on")
            .needs("updated", Basic.LINE, "when something last happened to it");

    static final Shape RUN_STATE = Shape.members()
            .needs("run_id", Basic.NAME, "its id")
            .needs("status", STATE, "where it stands")
            .needs("driven", Basic.FLAG, "whether a process drives it now")
            .needs("reason", Basic.TEXT, "why it ended or halts; empty for nothing to say")
            .needs("waits_for", Shape.items(new Shape.Any("id, kind and text")), "what has to be answered");

    private Shapes() {}

    static Shape page(String what, Shape each) {
        return Shape.members()
                .needs(what, new Shape.Items(each, 500), "the newest first")
                .needs("next_cursor", Basic.LINE, "what to give as 'cursor' for the next page; empty at the end");
    }
}
