package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Brief;
import dev.signalbox.app.work.Open;
import dev.signalbox.app.work.Outline;
import dev.signalbox.app.work.Replay;
import dev.signalbox.app.work.RunNames;
import dev.signalbox.app.work.RunReport;
import dev.signalbox.app.work.Sessions;
import dev.signalbox.app.work.Story;
import dev.signalbox.engine.store.RunListed;
import dev.signalbox.kernel.event.GateEvent.GateJudged;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.PhaseEntered;
import dev.signalbox.kernel.id.RunId;
import java.util.List;

/// `show`: all that there is to know of a run.
record ShowRun(Surroundings around, Records records) implements Verb {
    static Syntax syntax() {
        return Syntax.of("show", "Show a run: phases, gates, blockers, calls, artifacts, sessions, costs")
                .argument("RUN", Arity.OPTIONAL, "id of a run, or the beginning of one (default: the newest)")
                .flag("--artifacts", "show what was handed in, whole")
                .example("signalbox show")
                .example("signalbox show run-7 --artifacts");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        return records.with(store -> {
            var listed = given.find(0).map(word -> RunNames.find(store, word)).orElseGet(() -> Records.newest(store));
            var replay = Replay.of(store, new RunId(listed.row().run()));
            if (given.json()) {
                around.screen().json(RunReport.of(listed, replay));
            } else {
                print(listed, replay);
                if (given.has("--artifacts")) {
                    whole(replay);
                }
            }
            return Exit.DONE;
        });
    }

    private void print(RunListed listed, Replay replay) {
        var screen = around.screen();
        var style = screen.style();
        var row = listed.row();
        screen.line("%s  %s".formatted(style.name(row.run()), Brief.text(listed.title())));
        new Table()
                .row(
                        "  state",
                        ListRuns.shown(row.state(), style)
                                + (row.note().isBlank() ? "" : ": " + Brief.whole(row.note())))
                .row("  workflow", "%s %s".formatted(row.workflow(), row.version()))
                .row("  repository", row.repository())
                .row(
                        "  workspace",
                        replay.state()
                                .facts()
                                .workspace()
                                .map(each -> each.path())
                                .orElse("-"))
                .row("  commit", row.commit().isEmpty() ? "-" : Brief.digest(row.commit()))
                .row("  calls", "%d allowed, %d denied".formatted(row.allowed(), row.denied()))
                .row(
                        "  used",
                        "%d turns, %,d tokens, %s"
                                .formatted(row.turns(), row.tokens(), Figures.dollars(row.microDollars())))
                .print(screen);
        phases(replay.records());
        artifacts(replay);
        sessions(replay.records());
        for (var waiting : Open.of(replay.state())) {
            screen.line(style.warn("waits for %s: %s".formatted(Open.kind(waiting), Brief.whole(waiting.text()))));
            screen.line("  " + Open.answer(row.run(), waiting));
        }
    }

    private void phases(List<Recorded> records) {
        var screen = around.screen();
        var story = new Story(screen.style());
        screen.line("phases and gates");
        records.stream()
                .filter(record -> record.event() instanceof PhaseEntered || record.event() instanceof GateJudged)
                .flatMap(record -> story.lines(record).stream())
                .forEach(line -> screen.line("  " + line));
    }

    private void artifacts(Replay replay) {
        var table = new Table();
        replay.state()
                .facts()
                .shelf()
                .current()
                .forEach(placed -> table.row(
                        "  " + placed.artifact().type(),
                        placed.phase(),
                        placed.artifact().by(),
                        around.screen()
                                .style()
                                .quiet(Brief.digest(placed.artifact().digest()))));
        titled("artifacts", table);
    }

    private void whole(Replay replay) {
        replay.state().facts().shelf().current().forEach(placed -> {
            around.screen()
                    .line("%s of %s by %s"
                            .formatted(
                                    placed.artifact().type(),
                                    placed.phase(),
                                    placed.artifact().by()));
            Outline.of(placed.artifact().content(), "  ").forEach(around.screen()::line);
        });
    }

    private void sessions(List<Recorded> records) {
        var table = new Table();
        Sessions.of(records)
                .forEach(session -> table.row(
                        "  " + session.started().role(),
                        session.started().phase(),
                        session.started().model(),
                        "%d turns".formatted(session.turns()),
                        "%,d tokens"
                                .formatted(session.usage().input()
                                        + session.usage().output()),
                        Figures.dollars(session.usage().microDollars()),
                        session.ended().map(Brief::word).orElse("open")));
        titled("sessions", table);
    }

    private void titled(String title, Table table) {
        if (!table.isEmpty()) {
            around.screen().line(title);
            table.print(around.screen());
        }
    }
}
