package dev.signalbox.engine.tool;

import dev.signalbox.engine.sandbox.BoxSpec;
import dev.signalbox.engine.sandbox.Mount;
import dev.signalbox.engine.sandbox.OutputSink;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.sandbox.SandboxFailure;
import dev.signalbox.engine.sandbox.WriteRules;
import dev.signalbox.engine.workspace.CleanCopy;
import dev.signalbox.engine.workspace.WorkspaceFailure;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.ToolRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `run_tests{}`: runs the project's tests on a clean copy of the files as they are, and shows the output. It is for
/// the worker; what a gate judges is gathered by the engine again.
public final class RunTests implements Tool {
    private static final ToolCard CARD = new ToolCard(
            "run_tests",
            "Runs the tests of the project on a clean copy of the workspace and shows their output.",
            Parameters.of(),
            ToolCard.Effect.TELLS,
            ToolCard.Repeat.SAFE);

    private final WorkState state;
    private final Sandbox sandbox;
    private final Profile profile;
    private final List<Mount.Extra> caches;
    private final ToolRules.Limits limits;

    /// @param caches see [PhaseBox#caches]
    public RunTests(
            WorkState state, Sandbox sandbox, Profile profile, List<Mount.Extra> caches, ToolRules.Limits limits) {
        this.state = state;
        this.sandbox = sandbox;
        this.profile = profile;
        this.caches = List.copyOf(caches);
        this.limits = limits;
    }

    @Override
    public ToolCard card() {
        return CARD;
    }

    @Override
    public Action action(Args args) {
        return Action.Plain.ONLY;
    }

    @Override
    public ToolOutcome run(Args args, ToolCall call) throws InterruptedException {
        try {
            var taken = state.take("Signalbox: state of the work");
            try (var copy = state.workspace().copy(taken.snapshot().commit())) {
                return BoxText.of(sandbox.run(spec(copy), OutputSink.none()));
            }
        } catch (WorkspaceFailure | SandboxFailure failure) {
            return ToolOutcome.failed(String.valueOf(failure.getMessage()));
        }
    }

    private BoxSpec spec(CleanCopy copy) {
        var mounts = new ArrayList<Mount.Extra>(caches);
        mounts.add(new Mount.ReadOnly(copy.gitDir(), copy.gitDir()));
        return BoxSpec.bash(copy.directory(), WriteRules.only(List.of("**")), profile.testCommand())
                .withMounts(mounts)
                .withEnvironment(state.workspace().boxEnvironment())
                .withLimits(sandbox.limits()
                        .withWallTime(Duration.ofSeconds(Math.max(1, limits.timeoutSeconds())))
                        .withOutputKept(PhaseBox.kept(limits)));
    }
}
