package dev.signalbox.engine.agent;

import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.tool.TestRun;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A control plane whose process ends when the log has a given length: nothing more is recorded by it.
final class StoppingControl implements ControlPlane {
    private final ControlPlane control;
    private final int length;

    StoppingControl(ControlPlane control, int length) {
        this.control = control;
        this.length = length;
    }

    /// The end of the process, for its thread.
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
    }

    void work(TestRun run, Script script) throws InterruptedException {
        try {
            Play.agent().work(Play.assignment(run.through(this), script));
        } catch (Stopped stopped) {
            // as a process that is killed
        }
    }

    @Override
    public synchronized Decision submit(Command command) {
        if (control.events(TestRun.RUN).size() >= length) {
            throw new Stopped();
        }
        return control.submit(command);
    }

    @Override
    public Optional<RunState> look(RunId run) {
        return control.look(run);
    }

    @Override
    public List<Recorded> events(RunId run) {
        return control.events(run);
    }

    @Override
    public Subscription follow(long afterSeq, Consumer<Recorded> listener) {
        return control.follow(afterSeq, listener);
    }
}
