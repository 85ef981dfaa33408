package dev.signalbox.engine.tool;

import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.RunEvent.Noted;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.event.ToolEvent.CallAnswered;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.id.CallId;
import java.util.List;
import java.util.Optional;

/// What the log says of one call: all that is needed to go on with it after a crash.
///
/// A call may be executed when there were more permissions than starts. A start is recorded before the effect: by
/// the decision itself when policy allowed the call, else by a note.
///
/// @param decided the newest decision
/// @param answered a person's word on it
/// @param finished its effect
/// @param halfDone questions whether to repeat it, each with its answer if there is one
/// @param noted how often it was noted that it starts
record CallHistory(
        Optional<CallDecided> decided,
        Optional<CallAnswered> answered,
        Optional<CallFinished> finished,
        List<HalfDone> halfDone,
        int noted) {
    static final String STARTED = "call_started";

    /// A question whether to repeat the call.
    record HalfDone(ApprovalId id, Optional<RunEvent.WaitEnded> answer) {}

    static CallHistory of(List<Recorded> log, CallId call) {
        var events = log.stream().map(Recorded::event).toList();
        var asked = events.stream()
                .flatMap(event -> event instanceof RunEvent.WaitStarted(var _, Waiting.ForHalfDone waiting)
                                && waiting.call().equals(call)
                        ? Optional.of(waiting.id()).stream()
                        : null)
                .map(id -> new HalfDone(id, answer(events, id)))
                .toList();
        return new CallHistory(
                last(events, CallDecided.class, call),
                last(events, CallAnswered.class, call),
                last(events, CallFinished.class, call),
                asked,
                (int) events.stream().filter(event -> isStart(event, call)).count());
    }

    private static Optional<RunEvent.WaitEnded> answer(List<Event> events, ApprovalId id) {
        return events.stream()
                .filter(RunEvent.WaitEnded.class::isInstance)
                .map(RunEvent.WaitEnded.class::cast)
                .filter(ended -> ended.id().equals(id))
                .findFirst();
    }

    private static boolean isStart(Event event, CallId call) {
        return event instanceof Noted noted
                && noted.kind().equals(STARTED)
                && noted.data().text("call").equals(Optional.of(call.value()));
    }

    private static <T extends ToolEvent> Optional<T> last(List<Event> events, Class<T> kind, CallId call) {
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(event -> event.call().equals(call))
                .reduce((_, later) -> later);
    }

    private boolean isAllowed() {
        return decided.filter(call -> call.decision() == ToolEvent.Decision.ALLOW)
                .isPresent();
    }

    private boolean isGranted() {
        return answered.filter(CallAnswered::allowed).isPresent();
    }

    int starts() {
        return (isAllowed() ? 1 : 0) + noted;
    }

    int permissions() {
        var repeats = halfDone.stream()
                .filter(question ->
                        question.answer.filter(RunEvent.WaitEnded::accepted).isPresent())
                .count();
        return (isAllowed() || isGranted() ? 1 : 0) + (int) repeats;
    }

    /// The id of the question whether to repeat it: the open one, or a new one.
    ApprovalId question(CallId call) {
        return halfDone.stream()
                .filter(question -> question.answer.isEmpty())
                .map(HalfDone::id)
                .findFirst()
                .orElseGet(() -> new ApprovalId("h%d-%s".formatted(halfDone.size() + 1, call)));
    }
}
