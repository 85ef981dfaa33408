package dev.signalbox.engine.tool;

import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.RunEvent.WaitEnded;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Where those who work on a run report facts and wait for people. Safe for use by many threads.
///
/// @param by who reports
public record RunDesk(ControlPlane control, RunId run, String by) {
    private static final int MOST_PAUSES = 1000;

    /// What a person said.
    ///
    /// @param accepted false for a rejection
    public record Said(boolean accepted, String text) {}

    /// Records a fact; when this returns it is on disk. While the run is paused, waits for it to go on.
    ///
    /// @throws RunOver if the run has ended and the fact has no room in it
    /// @throws NotRecorded if the fact is refused for any other reason
    public List<Recorded> report(Event fact) throws InterruptedException {
        for (int i = 0; i < MOST_PAUSES; i++) {
            switch (control.submit(new Command.Report(by, fact))) {
                case Decision.Accepted accepted -> {
                    return accepted.events();
                }
                case Decision.Refused refused -> {
                    if (!(state() instanceof RunState.Paused)) {
                        untilActive();
                        throw new NotRecorded(fact.getClass().getSimpleName(), refused.reasons());
                    }
                    untilActive();
                }
            }
        }
        throw new NotRecorded(fact.getClass().getSimpleName(), List.of("the run was paused again and again"));
    }

    /// Asks something of the run; a refusal is the answer of a run that is past it.
    public Decision steer(RunCommand command) {
        return control.submit(new Command.Steer(by, command));
    }

    /// The run's state now.
    public RunState state() {
        return control.look(run).orElseThrow(() -> new IllegalStateException("there is no run " + run));
    }

    /// Returns when somebody may work on the run: at once, or when a pause is over.
    ///
    /// @throws RunOver if the run has ended
    public void untilActive() throws InterruptedException {
        var state = state();
        while (state instanceof RunState.Paused) {
            var last = lastSeq(control.events(run));
            if (state() instanceof RunState.Paused) {
                first(last, event -> event instanceof RunEvent.RunResumed || isEnd(event), Optional.empty());
            }
            state = state();
        }
        if (state instanceof RunState.Terminal over) {
            throw new RunOver(run, over.word());
        }
    }

    /// Asks, and returns when it is answered. A question of the same id that was asked before is not asked twice:
    /// its answer counts, or is waited for.
    ///
    /// @throws RunOver if the run ends first
    public Said ask(Waiting waiting) throws InterruptedException {
        return asked(waiting, Optional.empty()).orElseThrow();
    }

    /// The same, for at most so long; then the engine answers for want of anybody else.
    public Said ask(Waiting waiting, Duration patience, String otherwise) throws InterruptedException {
        var said = asked(waiting, Optional.of(patience));
        if (said.isPresent()) {
            return said.get();
        }
        steer(new RunCommand.Answer(run, waiting.id(), false, otherwise));
        // Somebody may have answered in the last moment: the log decides.
        return answered(control.events(run), waiting).orElse(new Said(false, otherwise));
    }

    private Optional<Said> asked(Waiting waiting, Optional<Duration> patience) throws InterruptedException {
        var before = control.events(run);
        var known = answered(before, waiting);
        if (known.isPresent()) {
            return known;
        }
        var from = lastSeq(before);
        if (!isOpen(waiting)
                && steer(new RunCommand.Await(run, waiting)) instanceof Decision.Refused refused
                && !isOpen(waiting)) {
            untilActive();
            throw new NotRecorded("the question " + waiting.id(), refused.reasons());
        }
        return first(from, event -> ends(event, waiting) || isEnd(event), patience)
                .map(event -> said(event, waiting));
    }

    private Said said(Event event, Waiting waiting) {
        if (ends(event, waiting) && event instanceof WaitEnded ended) {
            return new Said(ended.accepted(), ended.text());
        }
        throw new RunOver(run, state().word());
    }

    private boolean isOpen(Waiting waiting) {
        return switch (state()) {
            case RunState.Waits waits -> waits.find(waiting.id()).isPresent();
            case RunState.Paused paused ->
                paused.open().stream().anyMatch(open -> open.id().equals(waiting.id()));
            case RunState.Pending _, RunState.Running _, RunState.Terminal _ -> false;
        };
    }

    private static Optional<Said> answered(List<Recorded> events, Waiting waiting) {
        return events.stream()
                .map(Recorded::event)
                .filter(event -> ends(event, waiting))
                .map(WaitEnded.class::cast)
                .map(ended -> new Said(ended.accepted(), ended.text()))
                .findFirst();
    }

    private static boolean ends(Event event, Waiting waiting) {
        return event instanceof WaitEnded ended && ended.id().equals(waiting.id());
    }

    private static boolean isEnd(Event event) {
        return event instanceof RunEvent.RunCompleted
                || event instanceof RunEvent.RunFailed
                || event instanceof RunEvent.RunTimedOut
                || event instanceof RunEvent.RunCancelled;
    }

    static long lastSeq(List<Recorded> events) {
        return events.isEmpty() ? 0 : events.getLast().seq();
    }

    /// The first event of this run after a position that is meant; nothing if there is none in time.
    private Optional<Event> first(long after, Predicate<Event> meant, Optional<Duration> patience)
            throws InterruptedException {
        var found = new CompletableFuture<Event>();
        try (var _ = control.follow(after, recorded -> {
            if (isOurs(recorded.event()) && meant.test(recorded.event())) {
                found.complete(recorded.event());
            }
        })) {
            return Optional.of(
                    patience.isEmpty() ? found.get() : found.get(patience.get().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isOurs(Event event) {
        return event instanceof RunEvent ours && ours.run().equals(run);
    }
}
