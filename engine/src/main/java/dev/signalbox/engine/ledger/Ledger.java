package dev.signalbox.engine.ledger;

import dev.signalbox.engine.store.Answer;
import dev.signalbox.engine.store.Append;
import dev.signalbox.engine.store.Draft;
import dev.signalbox.engine.store.RunRow;
import dev.signalbox.engine.store.Store;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.access.Roster;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.event.TaskEvent.TaskStarted;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.Outcome;
import dev.signalbox.kernel.run.RunMachine;
import dev.signalbox.kernel.run.RunState;
import dev.signalbox.kernel.workflow.Workflow;
import dev.signalbox.sdk.wire.EventText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The control plane on a store of this machine. Any number of threads and processes may use one store: a decision is
/// recorded only if nothing about its run was recorded since the state it was made on, and is made anew otherwise.
public final class Ledger implements ControlPlane {
    private static final int MOST_TRIES = 1000;

    private final Store store;
    private final RunStates states;
    private final Rosters rosters;
    private final Function<RunCreated, Workflow> workflows;
    private final UnaryOperator<String> redaction;

    /// @param workflows the checked definition that a run was created with, by the beginning of the run
    /// @param redaction takes secrets out of a text; asked for every text of every event before it is stored
    public Ledger(Store store, Function<RunCreated, Workflow> workflows, UnaryOperator<String> redaction) {
        this.store = store;
        this.states = new RunStates(store.log());
        this.rosters = new Rosters(store.log());
        this.workflows = workflows;
        this.redaction = redaction;
    }

    @Override
    public Decision submit(Command command) {
        return switch (command) {
            case Command.CreateTask(var by, var task) ->
                create(by, task, Subject.of(task.task()), "task " + task.task());
            case Command.CreateRun(var by, var run) -> createRun(by, run);
            case Command.Steer(var by, var steer) ->
                decide(by, steer.run(), state -> RunMachine.decide(state, steer, () -> workflow(state)));
            case Command.Admit(var by, var changes, var now) -> rosters.admit(by, changes, now, this::draft);
            case Command.Report(var _, AccessEvent fact) -> refused("%s is asked for, not reported".formatted(fact));
            case Command.Report(var by, var fact) ->
                run(fact)
                        .map(run -> decide(by, run, state -> RunMachine.report(state, fact)))
                        .orElseGet(() -> append(by, List.of(draft(fact)), Map.of(), Optional.empty()));
        };
    }

    private Workflow workflow(RunState state) {
        return workflows.apply(state.facts().created());
    }

    private static Optional<RunId> run(Event fact) {
        var name = Subject.of(fact).name();
        return name.startsWith("run/") ? Optional.of(new RunId(name.substring("run/".length()))) : Optional.empty();
    }

    private Decision create(String by, Event event, Subject subject, String what) {
        return store.log().newest(subject) > 0
                ? refused(what + " exists already")
                : append(by, List.of(draft(event)), Map.of(subject, 0L), Optional.empty());
    }

    private Decision createRun(String by, RunCreated created) {
        var subject = Subject.of(created.run());
        var drafts = List.of(draft(created), draft(new TaskStarted(created.task(), created.run())));
        return store.log().newest(subject) > 0
                ? refused("run %s exists already".formatted(created.run()))
                : append(by, drafts, Map.of(subject, 0L), Optional.of(RunRow.of(RunMachine.first(created))));
    }

    private Decision decide(String by, RunId run, Function<RunState, Outcome> decision) {
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var loaded = states.load(run);
            if (loaded.isEmpty()) {
                return refused("there is no run " + run);
            }
            switch (decision.apply(loaded.get().state())) {
                case Outcome.Refused(var reasons) -> {
                    return new Decision.Refused(reasons);
                }
                case Outcome.Granted(var events) -> {
                    var recorded = record(by, run, loaded.get(), events);
                    if (recorded.isPresent()) {
                        return recorded.get();
                    }
                }
            }
        }
        throw new IllegalStateException(
                "run %s moved %d times while one command was decided".formatted(run, MOST_TRIES));
    }

    /// Records what was granted; nothing if somebody recorded something about the run meanwhile.
    private Optional<Decision> record(String by, RunId run, RunStates.Loaded loaded, List<Event> events) {
        var drafts = new ArrayList<Draft>();
        var state = loaded.state();
        for (var event : events) {
            var draft = draft(event);
            drafts.add(draft);
            state = RunMachine.after(state, draft.event());
        }
        TaskEnds.of(loaded.state(), state).ifPresent(end -> drafts.add(draft(end)));
        var wish = new Append(by, drafts, Map.of(Subject.of(run), loaded.newest()), Optional.of(RunRow.of(state)));
        return switch (store.log().append(wish)) {
            case Answer.Moved _ -> Optional.empty();
            case Answer.Appended appended -> {
                states.remember(run, state, appended.records());
                yield Optional.of(new Decision.Accepted(appended.records()));
            }
        };
    }

    private Decision append(String by, List<Draft> drafts, Map<Subject, Long> expected, Optional<RunRow> row) {
        return switch (store.log().append(new Append(by, drafts, expected, row))) {
            case Answer.Appended appended -> new Decision.Accepted(appended.records());
            case Answer.Moved(var subject, var _) -> refused(subject.name() + " exists already");
        };
    }

    private static Decision refused(String reason) {
        return new Decision.Refused(List.of(reason));
    }

    /// An event as it will be stored: without secrets, and its text saying the same.
    private Draft draft(Event event) {
        var removed = new AtomicBoolean();
        var text = EventText.write(event, plain -> {
            var clean = redaction.apply(plain);
            removed.compareAndSet(false, !clean.equals(plain));
            return clean;
        });
        return removed.get() ? new Draft(EventText.read(text), text) : new Draft(event, text);
    }

    @Override
    public Optional<RunState> look(RunId run) {
        return states.load(run).map(RunStates.Loaded::state);
    }

    @Override
    public List<Recorded> events(RunId run) {
        return store.log().read(Subject.of(run), 0);
    }

    /// Who is known now. Costs nothing as long as nobody else appends.
    public Roster roster() {
        return rosters.now();
    }

    /// What somebody asked for.
    public Optional<TaskCreated> task(TaskId task) {
        return store.log().read(Subject.of(task), 0).stream()
                .map(Recorded::event)
                .filter(TaskCreated.class::isInstance)
                .map(TaskCreated.class::cast)
                .findFirst();
    }

    @Override
    public Subscription follow(long afterSeq, Consumer<Recorded> listener) {
        return Follower.start(store.log(), afterSeq, listener);
    }
}
