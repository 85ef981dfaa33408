package dev.signalbox.app.http.work;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Access.Tenancy;
import dev.signalbox.app.http.Basic;
import dev.signalbox.app.http.Call;
import dev.signalbox.app.http.Cursor;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.Problem;
import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.app.http.Reply;
import dev.signalbox.app.http.Shape;
import dev.signalbox.engine.ledger.ChainCheck;
import dev.signalbox.engine.ledger.audit.Audit;
import dev.signalbox.engine.ledger.audit.AuditEntry;
import dev.signalbox.engine.store.CallFilter;
import dev.signalbox.engine.store.CallFilter.Page;
import dev.signalbox.kernel.event.Role.Right;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.json.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Semaphore;

/// The audit: tool calls, what policy said of them, what came of them; and whether the log is whole.
public final class AuditEndpoints {
    private static final String TAG = "audit";

    private final Desk desk;
    private final Semaphore walking = new Semaphore(1);

    public AuditEndpoints(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> all() {
        return List.of(
                Endpoint.get(
                                "/api/v1/audit",
                                TAG,
                                "Find tool calls",
                                Access.of(Right.LOOK, Tenancy.WITHIN),
                                this::query)
                        .query("project", Basic.NAME, "of this project only")
                        .query("run", Basic.NAME, "of this run only")
                        .query("phase", Basic.NAME, "of this phase only")
                        .query("tool", new Shape.Text(1, 128, ""), "of this tool only")
                        .query("decision", Shape.words("allow", "deny", "ask"), "decided so")
                        .query("since", new Shape.Text(20, 40, ""), "decided then or later, as 2026-01-31T12:00:00Z")
                        .query("text", new Shape.Text(1, 200, ""), "with this in arguments, reasons, output or error")
                        .query("limit", Shapes.LIMIT, "at most so many (50)")
                        .query("cursor", Shapes.CURSOR, "where the page before ended")
                        .answers(200, "A page", Shapes.page("calls", new Shape.Any("a line of the audit"))),
                Endpoint.get(
                                "/api/v1/audit/chain",
                                TAG,
                                "Walk the hash chain of the whole log",
                                Access.of(Right.ADMINISTER, Tenancy.EVERYWHERE),
                                this::chain)
                        .answers(
                                200,
                                "Whether it holds",
                                Shape.members()
                                        .needs("holds", Basic.FLAG, "whether it holds")
                                        .needs("records", new Shape.Whole(0, Long.MAX_VALUE), "how many hold")
                                        .needs("flaw", Basic.LINE, "where it breaks first")));
    }

    private Reply query(Call call) {
        var before = call.query("cursor")
                .map(cursor -> Cursor.parts("calls", 1, cursor).getFirst())
                .map(AuditEndpoints::position)
                .orElse(Long.MAX_VALUE);
        var filter = new CallFilter(
                call.query("run").map(RunId::new),
                call.query("phase"),
                call.query("tool"),
                call.query("decision"),
                call.query("since").map(AuditEndpoints::time),
                desk.reach(call),
                new Page.Before(before),
                call.limit());
        var found = new Audit(desk.store().views()).query(filter, call.query("text"));
        var next = found.size() < call.limit()
                ? ""
                : Cursor.of("calls", found.getLast().seq());
        return Reply.ok(Json.obj()
                .with(
                        "calls",
                        new Json.Arr(found.stream().<Json>map(AuditEntry::json).toList()))
                .with("next_cursor", Json.of(next)));
    }

    private static long position(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw Problem.of(Kind.MALFORMED, "the cursor is none of this list");
        }
        return Long.parseLong(text);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw Problem.of(Kind.MALFORMED, "the parameter 'since' is written as 2026-01-31T12:00:00Z");
        }
    }

    /// One walk at a time: it reads everything.
    private Reply chain(Call call) {
        if (!walking.tryAcquire()) {
            throw Problem.later(java.time.Duration.ofSeconds(5), "the chain is being walked for somebody else");
        }
        try {
            var result = ChainCheck.of(desk.store().log());
            return Reply.ok(Json.obj()
                    .with("holds", Json.of(result.flaw().isEmpty()))
                    .with("records", Json.of(result.records()))
                    .with("flaw", Json.of(result.flaw().orElse(""))));
        } finally {
            walking.release();
        }
    }
}
