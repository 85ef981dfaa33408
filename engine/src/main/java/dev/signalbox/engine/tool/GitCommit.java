package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.required;

import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.engine.workspace.Workspace;
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

    private final Workspace workspace;

    public GitCommit(Workspace workspace) {
        this.workspace = workspace;
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
            var before = workspace.head();
            var now = workspace.commit(args.need("message"));
            if (now.commit().equals(before)) {
                return ToolOutcome.done("nothing has changed since %s".formatted(before));
            }
            call.desk().report(new WorkCommitted(call.desk().run(), call.phase(), now.commit(), now.tree()));
            return ToolOutcome.done("committed %s".formatted(now.commit()));
        } catch (WorkspaceFailure failure) {
            return ToolOutcome.failed(String.valueOf(failure.getMessage()));
        }
    }
}
