package dev.signalbox.engine.evidence;

import dev.signalbox.engine.evidence.Expressions.Answer;
import dev.signalbox.engine.evidence.Expressions.Context;
import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.sdk.wire.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns what a worker hands in into a checked artifact: the schema of its type, then the expressions that the phase
/// asks for. Every problem is told at once, with its place in the document.
public final class ArtifactReader {
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final Schemas schemas;
    private final Expressions expressions;

    public ArtifactReader(Schemas schemas, Expressions expressions) {
        this.schemas = schemas;
        this.expressions = expressions;
    }

    /// Checks a document.
    ///
    /// @param required what the phase asks for
    /// @param by the role that hands it in
    public Checked<Artifact> read(RequiredArtifact required, String by, Json document) {
        var type = required.type();
        if (!(document instanceof Json.Obj content)) {
            return faulty(List.of(problem(type, "/: it is no object", "hand in a JSON object")));
        }
        var text = JsonText.canonical(content);
        if (text.length() > MOST_CHARACTERS) {
            return faulty(List.of(problem(
                    type,
                    "/: %d characters, at most %d may be handed in".formatted(text.length(), MOST_CHARACTERS),
                    "shorten it")));
        }
        var problems = problems(required, content);
        return problems.isEmpty()
                ? new Checked.Sound<>(new Artifact(type, by, content, Digests.sha256(text)), List.of())
                : faulty(problems);
    }

    private List<Problem> problems(RequiredArtifact required, Json.Obj content) {
        var problems = new ArrayList<Problem>();
        schemas.flaws(required.schema(), content).stream()
                .map(flaw -> problem(
                        required.type(), flaw.toString(), "follow the schema '%s'".formatted(required.schema())))
                .forEach(problems::add);
        if (problems.isEmpty()) {
            required.validation().stream()
                    .flatMap(expression -> broken(expression, content).stream())
                    .map(said -> problem(required.type(), said, "change the document so that it holds"))
                    .forEach(problems::add);
        }
        return problems;
    }

    private Optional<String> broken(String expression, Json.Obj content) {
        return switch (expressions.evaluate(expression, Context.ofArtifact(content))) {
            case Answer.Value(var holds) -> holds ? Optional.empty() : Optional.of("/: does not hold: " + expression);
            case Answer.Failed(var why) -> Optional.of("/: cannot be judged by '%s': %s".formatted(expression, why));
        };
    }

    private static Problem problem(String type, String message, String fix) {
        return new Problem(type, 0, 0, message, fix);
    }

    private static Checked<Artifact> faulty(List<Problem> problems) {
        return new Checked.Faulty<>(problems);
    }
}
