package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.optional;

import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.engine.workspace.WorkspaceFailure;
import dev.signalbox.kernel.policy.Action;

/// `git_diff{context}`: what the run has changed since it began, as the engine sees it.
public final class GitDiff implements Tool {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int CONTEXT = 3;

    private static final ToolCard CARD = new ToolCard(
            "git_diff",
            "Shows what this run has changed since it began, as a unified diff.",
            Parameters.of(optional("context", new Kind.Whole(0, 50), "lines around each change; 3 if left out")),
            ToolCard.Effect.TELLS,
            ToolCard.Repeat.SAFE);

    private final Workspace workspace;

    public GitDiff(Workspace workspace) {
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
    public ToolOutcome run(Args args, ToolCall call) {
        try {
            var now = workspace.commit("Signalbox: state of the work");
            var diff = workspace
                    .at(now.commit())
                    .diffSince(workspace.base(), (int) args.number("context", CONTEXT), MOST_BYTES);
            return ToolOutcome.done(diff.isEmpty() ? "nothing has changed" : diff);
        } catch (WorkspaceFailure failure) {
            return ToolOutcome.failed(String.valueOf(failure.getMessage()));
        }
    }
}
