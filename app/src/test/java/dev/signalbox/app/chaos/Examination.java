package dev.signalbox.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.RunEvent.PhaseEntered;
import dev.signalbox.kernel.event.RunEvent.RunCompleted;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.event.SessionEvent.Replied;
import dev.signalbox.kernel.event.SessionEvent.SessionEnded;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.TaskEvent;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.event.ToolEvent.Decision;
import dev.signalbox.kernel.event.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What must be true of the log of a completed run, however often it was killed.
final class Examination {
    private final List<Recorded> log;

    Examination(List<Recorded> log) {
        this.log = log;
    }

    void holds() {
        assertThat(log)
                .extracting(Recorded::seq)
                .as("positions without a gap")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.size()).boxed().toList());
        once("run", of(RunCreated.class).map(RunCreated::run));
        once("completion", of(RunCompleted.class).map(RunCompleted::run));
        once("session begun", of(SessionStarted.class).map(SessionStarted::session));
        once("session ended", of(SessionEnded.class).map(SessionEnded::session));
        once("turn", of(Replied.class).map(reply -> reply.session() + " turn " + reply.turn()));
        once("decision", of(CallDecided.class).map(CallDecided::call));
        once("effect", of(CallFinished.class).map(CallFinished::call));
        once(
                "question about a call that was cut off",
                of(WaitStarted.class)
                        .map(WaitStarted::waiting)
                        .filter(Waiting.ForHalfDone.class::isInstance)
                        .map(waiting -> ((Waiting.ForHalfDone) waiting).call()));
        everyEffectWasDecidedBefore();
        everyAllowedCallEnded();
        phasesGoForwardOrByRework();
        nothingFollowsTheEnd();
    }

    private <E extends Event> Stream<E> of(Class<E> type) {
        return log.stream().map(Recorded::event).filter(type::isInstance).map(type::cast);
    }

    private static void once(String what, Stream<?> names) {
        assertThat(names.toList()).as("no %s is there twice".formatted(what)).doesNotHaveDuplicates();
    }

    private void everyEffectWasDecidedBefore() {
        var decided = positions(CallDecided.class, CallDecided::call);
        var finished = positions(CallFinished.class, CallFinished::call);
        finished.forEach((call, position) -> assertThat(decided.getOrDefault(call, Long.MAX_VALUE))
                .as("the intent of %s comes before its effect".formatted(call))
                .isLessThan(position));
    }

    private <E extends Event> Map<Object, Long> positions(Class<E> type, Function<E, Object> name) {
        var positions = new HashMap<Object, Long>();
        for (var recorded : log) {
            if (type.isInstance(recorded.event())) {
                positions.putIfAbsent(name.apply(type.cast(recorded.event())), recorded.seq());
            }
        }
        return positions;
    }

    private void everyAllowedCallEnded() {
        var allowed = of(CallDecided.class)
                .filter(call -> call.decision() == Decision.ALLOW)
                .map(CallDecided::call)
                .toList();
        assertThat(of(CallFinished.class).map(CallFinished::call).toList())
                .as("every call that was allowed has its result")
                .containsAll(allowed);
    }

    private void phasesGoForwardOrByRework() {
        var phases = of(RunCreated.class).findFirst().orElseThrow().workflow().phases();
        var at = -1;
        for (var entered : of(PhaseEntered.class).toList()) {
            var next = phases.indexOf(entered.phase());
            assertThat(entered.move() == RunEvent.Move.REWORK ? next < at : next == at + 1)
                    .as("%s of %s after %s".formatted(entered.move(), entered.phase(), at < 0 ? "-" : phases.get(at)))
                    .isTrue();
            at = next;
        }
        assertThat(at).as("the run ends in its last phase").isEqualTo(phases.size() - 1);
    }

    private void nothingFollowsTheEnd() {
        var end = positions(RunCompleted.class, RunCompleted::run)
                .values()
                .iterator()
                .next();
        assertThat(log.stream().filter(recorded -> recorded.seq() > end).map(Recorded::event))
                .as("after the completion of the run only its task is closed")
                .allMatch(TaskEvent.class::isInstance);
    }
}
