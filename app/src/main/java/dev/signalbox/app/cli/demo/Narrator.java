package dev.signalbox.app.cli.demo;

import dev.signalbox.app.cli.CaughtUp;
import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.app.work.Story;
import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.GateEvent.GateJudged;
import dev.signalbox.kernel.event.GateEvent.Judgement;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.RunEvent.PhaseEntered;
import dev.signalbox.kernel.event.SessionEvent;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunState;
import dev.signalbox.sdk.wire.EventText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells the story of a run while it happens, and sums it up.
final class Narrator {
    private static final Map<String, String> HEADINGS = Map.of(
            "PLAN", "the plan: nothing can be written",
            "TDD", "the tests: only test files can be written",
            "IMPL", "the code: the tests are frozen",
            "REVIEW", "five reviewers, side by side; nothing can be written",
            "COMPLETE", "one clean commit, signed evidence");

    private final Screen screen;
    private final boolean json;
    private final String other;
    private final Story story;
    private final Instant begin = Instant.now();
    private boolean beside;
    private final CaughtUp caughtUp = new CaughtUp();

    Narrator(Screen screen, boolean json, String other) {
        this.screen = screen;
        this.other = other;
        this.json = json;
        this.story = new Story(screen.style());
    }

    void opening(Path example, Path repository) {
        say("");
        say(screen.style().name("Signalbox demo: ") + example.getFileName() + ", with a scripted model");
        say(screen.style().quiet("in " + repository));
        say(screen.style().quiet("✓ allowed   ✗ denied or dropped   ◆ gate, judged by the engine's own evidence"));
    }

    void progress(String sentence) {
        say(screen.style().quiet("  " + sentence + " …"));
    }

    private void say(String line) {
        if (!json) {
            screen.line(line);
        }
    }

    /// Tells every event of the run from its beginning.
    void follow(ControlPlane control, RunId run) {
        var from = control.events(run).getFirst().seq() - 1;
        this.listening = control.follow(from, this::hear);
    }

    private ControlPlane.Subscription listening = () -> {};

    private void hear(Recorded recorded) {
        tell(recorded);
        caughtUp.told(recorded.seq());
    }

    private void tell(Recorded recorded) {
        if (json) {
            screen.line(EventText.write(recorded));
            return;
        }
        if (recorded.event() instanceof PhaseEntered entered) {
            beside = entered.phase().equals("REVIEW");
            say("");
            say(screen.style().name("━━ %s".formatted(entered.phase()))
                    + "  " + screen.style().quiet(HEADINGS.getOrDefault(entered.phase(), ""))
                    + (entered.round() > 1 ? screen.style().warn("  round " + entered.round()) : ""));
            return;
        }
        if (told(recorded.event()) && (!beside || isReview(recorded.event()))) {
            story.lines(recorded).forEach(line -> say("  " + line));
        }
    }

    /// Of sessions side by side only what comes of them is told: their lines would mix.
    private static boolean isReview(Event event) {
        return event instanceof RunEvent || event instanceof GateJudged;
    }

    /// What a first reader wants to know.
    private static boolean told(Event event) {
        return switch (event) {
            case SessionEvent.Replied _, ToolEvent.CallDecided _, ToolEvent.ChangesDropped _, GateJudged _ -> true;
            case RunEvent.ArtifactSubmitted handed -> handed.artifact().type().equals("review");
            case RunEvent.ClaimDiffers _, RunEvent.TestsFrozen _, RunEvent.RunCompleted _, RunEvent.RunFailed _ -> true;
            case RunEvent.EvidenceGathered gathered ->
                gathered.evidence() instanceof dev.signalbox.kernel.artifact.Evidence.Tests;
            case RunEvent.WaitStarted _, RunEvent.Noted _ -> true;
            default -> false;
        };
    }

    void closing(RunRoom room, RunState end, Path repository) throws InterruptedException {
        var events = room.control().events(end.facts().run());
        caughtUp.await(events.getLast().seq());
        listening.close();
        if (json) {
            return;
        }
        say("");
        phases(events);
        figures(end, events);
        for (var proof : room.proofs(end.facts().run())) {
            say("  "
                    + (proof.holds()
                            ? screen.style().good("✓ ")
                            : screen.style().bad("✗ ")) + proof.text());
        }
        next(end, repository);
    }

    private void phases(List<Recorded> events) {
        var table = new Table().row("PHASE", "ROUNDS", "GATE", "ALLOWED", "DENIED", "TIME");
        for (var row : rows(events).values()) {
            table.row(
                    row.phase,
                    Integer.toString(row.rounds),
                    row.held + " held, " + row.blocked + " blocked",
                    Integer.toString(row.allowed),
                    Integer.toString(row.denied),
                    seconds(row.time));
        }
        table.print(screen);
    }

    private static Map<String, Row> rows(List<Recorded> events) {
        var rows = new LinkedHashMap<String, Row>();
        var here = new Row("");
        var since = events.getFirst().at();
        for (var recorded : events) {
            switch (recorded.event()) {
                case PhaseEntered entered -> {
                    here.time = here.time.plus(Duration.between(since, recorded.at()));
                    since = recorded.at();
                    here = rows.computeIfAbsent(entered.phase(), Row::new);
                    here.rounds++;
                }
                case GateJudged judged when judged.judgement() == Judgement.BLOCKED -> here.blocked++;
                case GateJudged _ -> here.held++;
                case ToolEvent.CallDecided decided
                when decided.decision() == ToolEvent.Decision.ALLOW -> here.allowed++;
                case ToolEvent.CallDecided decided when decided.decision() == ToolEvent.Decision.DENY -> here.denied++;
                default -> {
                    // not counted
                }
            }
        }
        here.time = here.time.plus(Duration.between(since, events.getLast().at()));
        return rows;
    }

    private void figures(RunState end, List<Recorded> events) {
        var work = end.facts().work();
        var dropped = events.stream()
                .filter(recorded -> recorded.event() instanceof ToolEvent.ChangesDropped)
                .count();
        say("");
        say("  %s in %s: %,d tokens, $%.2f"
                .formatted(
                        end.word(),
                        seconds(Duration.between(begin, Instant.now())),
                        work.usage().input() + work.usage().output(),
                        work.usage().microDollars() / 1e6));
        say("  %d calls allowed, %d denied, %d with changes dropped by the box"
                .formatted(work.allowed(), work.denied(), dropped));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private void next(RunState end, Path repository) {
        var run = end.facts().run();
        say("");
        say("  Try next:");
        say("    ./signalbox show %s      what happened, phase by phase".formatted(run));
        say("    ./signalbox merge %s     bring the commit into".formatted(run));
        say("                                   %s".formatted(repository));
        say("    ./signalbox demo %-16s  the same for another language".formatted(other));
        say("  With ANTHROPIC_API_KEY or OPENAI_BASE_URL set, on a repository of yours:");
        say("    ./signalbox run tdd \"Say what is to be done\" --repo PATH");
        say("");
    }

    /// What is counted for a phase.
    private static final class Row {
        private final String phase;
        private int rounds;
        private int held;
        private int blocked;
        private int allowed;
        private int denied;
        private Duration time = Duration.ZERO;

        private Row(String phase) {
            this.phase = phase;
        }
    }
}
