package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.optional;

import dev.signalbox.engine.tool.Parameter.Kind;
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

    private final WorkState state;

    public GitDiff(WorkState state) {
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
    public ToolOutcome run(Args args, ToolCall call) {
        try {
            var taken = state.take("Signalbox: state of the work");
            var workspace = state.workspace();
            var diff = workspace
                    .at(taken.snapshot().commit())
                    .diffSince(workspace.base(), (int) args.number("context", CONTEXT), MOST_BYTES);
            return new ToolOutcome(
                    ToolOutcome.Status.DONE, diff.isEmpty() ? "nothing has changed" : diff, taken.dropped());
        } catch (WorkspaceFailure failure) {
            return ToolOutcome.failed(String.valueOf(failure.getMessage()));
        }
    }
}
