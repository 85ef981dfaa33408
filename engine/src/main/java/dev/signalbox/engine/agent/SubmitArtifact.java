package dev.signalbox.engine.agent;

import static dev.signalbox.engine.tool.Parameter.required;

import dev.signalbox.engine.evidence.ArtifactReader;
import dev.signalbox.engine.tool.Args;
import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.engine.tool.Parameters;
import dev.signalbox.engine.tool.Tool;
import dev.signalbox.engine.tool.ToolCall;
import dev.signalbox.engine.tool.ToolCard;
import dev.signalbox.engine.tool.ToolOutcome;
import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.event.RunEvent.ArtifactSubmitted;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import java.util.List;
import java.util.stream.Collectors;

/// `submit_artifact{type, content}`: hands in a typed document. It is checked here; a document with problems is not
/// taken, and the worker is told all of them.
public final class SubmitArtifact implements Tool {
    private final ArtifactReader reader;
    private final List<RequiredArtifact> accepted;
    private final String role;
    private final ToolCard card;

    /// @param accepted what may be handed in in this phase
    /// @param role on whose behalf
    public SubmitArtifact(ArtifactReader reader, List<RequiredArtifact> accepted, String role) {
        this.reader = reader;
        this.accepted = List.copyOf(accepted);
        this.role = role;
        this.card = card(this.accepted);
    }

    private static ToolCard card(List<RequiredArtifact> accepted) {
        return new ToolCard(
                "submit_artifact",
                "Hands in a document of the phase. A newer one takes the place of an older one of the same type.",
                Parameters.of(
                        required(
                                "type",
                                new Kind.OneOf(accepted.stream()
                                        .map(RequiredArtifact::type)
                                        .distinct()
                                        .toList()),
                                "type of the document"),
                        required("content", new Kind.Document(), "the document, by the schema of its type")),
                ToolCard.Effect.TELLS,
                ToolCard.Repeat.SAFE);
    }

    @Override
    public ToolCard card() {
        return card;
    }

    @Override
    public Action action(Args args) {
        return Action.Plain.ONLY;
    }

    @Override
    public ToolOutcome run(Args args, ToolCall call) throws InterruptedException {
        var type = args.need("type");
        var wanted = accepted.stream()
                .filter(artifact -> artifact.type().equals(type))
                .findFirst()
                .orElseThrow();
        return switch (reader.read(wanted, role, args.document("content"))) {
            case Checked.Faulty<Artifact>(var problems) -> ToolOutcome.failed(told(type, problems));
            case Checked.Sound<Artifact> sound -> {
                call.desk().report(new ArtifactSubmitted(call.desk().run(), call.phase(), sound.value()));
                yield ToolOutcome.done("%s was handed in".formatted(type));
            }
        };
    }

    private static String told(String type, List<Problem> problems) {
        return problems.stream()
                .map(problem -> "- %s (%s)".formatted(problem.message(), problem.fix()))
                .collect(Collectors.joining("\n", "%s was not taken:\n".formatted(type), ""));
    }
}
