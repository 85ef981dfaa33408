package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.required;

import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.engine.workspace.WorkspaceFailure;
import dev.signalbox.kernel.event.RunEvent.WorkCommitted;
import dev.signalbox.kernel.policy.Action;

/// `git_commit{message}`: has the engine commit the files as they are, on the run's own branch. No worker writes git's
/// data itself.
public final class GitCommit implements Tool {
    private static final ToolCard CARD = new ToolCard(
            "git_commit",
            "Commits the files of the workspace on the branch of this run. Signalbox makes the commit.",
            Parameters.of(required("message", new Kind.Text(4000), "what was changed and why")),
            ToolCard.Effect.CHANGES,
            ToolCard.Repeat.SAFE);

    private final WorkState state;

    public GitCommit(WorkState state) {
        this.state = state;
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
            var before = call.desk().state().facts().commit();
            var taken = state.take(args.need("message"));
            var now = taken.snapshot();
            if (!now.commit().equals(before)) {
                call.desk().report(new WorkCommitted(call.desk().run(), call.phase(), now.commit(), now.tree()));
            }
            var said = now.commit().equals(before) ? "nothing has changed since %s" : "committed %s";
            return new ToolOutcome(ToolOutcome.Status.DONE, said.formatted(now.commit()), taken.dropped());
        } catch (WorkspaceFailure failure) {
            return ToolOutcome.failed(String.valueOf(failure.getMessage()));
        }
    }
}
