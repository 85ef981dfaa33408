package dev.signalbox.app.http.work;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Access.Tenancy;
import dev.signalbox.app.http.Basic;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.Reply;
import dev.signalbox.app.http.Shape;
import dev.signalbox.app.work.Statistics;
import dev.signalbox.kernel.event.Role.Right;

/// Figures over all runs.
public final class StatisticsEndpoint {
    private StatisticsEndpoint() {}

    public static Endpoint of(Desk desk) {
        var statistics = new Statistics(desk.store().log());
        var share = new Shape.Amount();
        var counts = new Shape.Named(new Shape.Whole(0, Long.MAX_VALUE), 100_000);
        var rows = new Shape.Items(new Shape.Any("a row"), 100_000);
        return Endpoint.get(
                        "/api/v1/statistics",
                        "statistics",
                        "How often gates block, how often policy is violated, how long phases take",
                        Access.of(Right.LOOK, Tenancy.WITHIN),
                        call -> Reply.ok(statistics.of(desk.reach(call))))
                .query("project", Basic.NAME, "of this project only")
                .answers(
                        200,
                        "The figures as of now",
                        Shape.members()
                                .needs("gate_block_rate", share, "judgements that blocked, of all")
                                .needs("tool_violation_rate", share, "calls that were denied, of all")
                                .needs("changes_dropped", new Shape.Whole(0, Long.MAX_VALUE), "drops of changes")
                                .needs("runs", counts, "ended runs by state")
                                .needs("gates", rows, "judgements by workflow, phase and gate")
                                .needs("blockers", counts, "what blocked, by check")
                                .needs("calls", rows, "decisions by tool")
                                .needs("phases", rows, "time in phases, waiting for people included"));
    }
}
