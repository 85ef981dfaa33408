package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Brief;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.cli.Story;
import dev.signalbox.engine.store.CallRow;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.json.Json;

/// Tool calls as lines for people, or as records of the audit.
record AuditLines(Screen screen) {

    void print(CallRow row, Given given) {
        if (given.json()) {
            screen.json(json(row));
            return;
        }
        var story = new Story(screen.style());
        story.lines(row.decided())
                .forEach(line -> screen.line(screen.style().quiet("%6d ".formatted(row.decided().seq())) + line));
        row.answered().stream().flatMap(each -> story.lines(each).stream()).forEach(line -> screen.line("       " + line));
        row.finished().stream().flatMap(each -> story.lines(each).stream()).forEach(line -> screen.line("       " + line));
    }

    private static Json json(CallRow row) {
        var base = Json.obj()
                .with("seq", Json.of(row.decided().seq()))
                .with("timestamp", Json.of(row.decided().at().toString()))
                .with("task", Json.of(row.task()));
        var told = row.decided().event() instanceof CallDecided decided ? with(base, decided) : base;
        return row.finished().map(Recorded::event).map(event -> with(told, event)).orElse(told);
    }

    private static Json.Obj with(Json.Obj base, CallDecided decided) {
        return base.with("run", Json.of(decided.run().value()))
                .with("phase", Json.of(decided.phase()))
                .with("agent", Json.of(decided.agent().value()))
                .with("tool", Json.of(decided.tool()))
                .with("args", Json.of(decided.args()))
                .with("decision", Json.of(Brief.word(decided.decision())))
                .with("reasons", Json.strings(decided.reasons()));
    }

    private static Json.Obj with(Json.Obj base, Event event) {
        return event instanceof CallFinished finished
                ? base.with("result_digest", Json.of(finished.digest()))
                        .with("duration_ms", Json.of(finished.millis()))
                        .with("success", Json.of(finished.success()))
                        .with("error", Json.of(finished.error()))
                : base;
    }
}
