package dev.signalbox.engine.tool;

import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.Outcome;
import dev.signalbox.kernel.run.RunMachine;
import dev.signalbox.kernel.run.RunState;
import dev.signalbox.kernel.workflow.Workflow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A control plane for one run: the real state machine over a list.
public final class LogInMemory implements ControlPlane {
    private final Workflow workflow;
    private final InstantSource clock;
    private final List<Recorded> log = new ArrayList<>();
    private final List<LinkedBlockingQueue<Recorded>> followers = new ArrayList<>();
    private RunState state;

    public LogInMemory(RunCreated created, Workflow workflow, InstantSource clock) {
        this.workflow = workflow;
        this.clock = clock;
        this.state = RunMachine.first(created);
        append("test", created);
    }

    @Override
    public synchronized Decision submit(Command command) {
        var outcome = switch (command) {
            case Command.Report report -> RunMachine.report(state, report.fact());
            case Command.Steer steer -> RunMachine.decide(state, steer.command(), workflow);
            case Command.CreateRun _, Command.CreateTask _, Command.Admit _ -> throw new IllegalArgumentException();
        };
        return switch (outcome) {
            case Outcome.Granted(var events) ->
                new Decision.Accepted(events.stream()
                        .map(event -> append(command.by(), event))
                        .toList());
            case Outcome.Refused(var reasons) -> new Decision.Refused(reasons);
        };
    }

    private Recorded append(String by, Event event) {
        var recorded = new Recorded(log.size() + 1L, clock.instant(), by, event);
        log.add(recorded);
        state = event instanceof RunCreated ? state : RunMachine.after(state, event);
        followers.forEach(follower -> follower.add(recorded));
        return recorded;
    }

    @Override
    public synchronized Optional<RunState> look(RunId run) {
        return Optional.of(state);
    }

    @Override
    public synchronized List<Recorded> events(RunId run) {
        return List.copyOf(log);
    }

    @Override
    public synchronized Subscription follow(long afterSeq, Consumer<Recorded> listener) {
        var queue = new LinkedBlockingQueue<Recorded>();
        log.stream().filter(recorded -> recorded.seq() > afterSeq).forEach(queue::add);
        followers.add(queue);
        var thread = Thread.ofVirtual().start(() -> hear(queue, listener));
        return thread::interrupt;
    }

    private static void hear(LinkedBlockingQueue<Recorded> queue, Consumer<Recorded> listener) {
        try {
            while (true) {
                listener.accept(queue.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
