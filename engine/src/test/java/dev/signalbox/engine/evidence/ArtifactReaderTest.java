package dev.signalbox.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.sdk.wire.JsonText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArtifactReaderTest {
    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
             "required": ["title", "steps"],
             "properties": {"title": {"type": "string", "minLength": 10}, "steps": {"type": "array", "minItems": 1}}}
            """;
    private final ArtifactReader reader = new ArtifactReader(
            new Schemas(name -> name.equals("plan") ? Optional.of(SCHEMA) : Optional.empty()), new Expressions());

    @Test
    void a_sound_document_becomes_an_artifact_whose_digest_does_not_depend_on_the_order_of_members() {
        var one = read("{\"title\": \"A long title\", \"steps\": [1]}");
        var other = read("{\"steps\": [1], \"title\": \"A long title\"}");

        assertThat(one).isInstanceOf(Checked.Sound.class);
        assertThat(digest(one)).isEqualTo(digest(other)).hasSize(64);
    }

    @Test
    void every_problem_is_told_with_its_place() {
        var checked = read("{\"title\": \"short\", \"steps\": []}");

        assertThat(problems(checked))
                .extracting(Problem::message)
                .satisfiesExactlyInAnyOrder(
                        title -> assertThat(title).startsWith("/title: ").contains("10"),
                        steps -> assertThat(steps).startsWith("/steps: ").contains("1"));
    }

    @Test
    void an_expression_of_the_phase_is_asked_after_the_schema() {
        var required =
                new RequiredArtifact("plan", "plan", List.of("size(artifact.steps) <= 2", "artifact.nothing == 1"));

        var checked =
                reader.read(required, "planner", JsonText.parse("{\"title\": \"A long title\", \"steps\": [1, 2, 3]}"));

        assertThat(problems(checked))
                .extracting(Problem::message)
                .satisfiesExactly(
                        broken -> assertThat(broken).isEqualTo("/: does not hold: size(artifact.steps) <= 2"),
                        failed -> assertThat(failed).startsWith("/: cannot be judged by 'artifact.nothing == 1'"));
    }

    @Test
    void an_unknown_schema_refuses() {
        var checked = reader.read(new RequiredArtifact("plan", "plam", List.of()), "planner", JsonText.parse("{}"));

        assertThat(problems(checked)).extracting(Problem::message).containsExactly("/: there is no schema 'plam'");
    }

    @Test
    void a_schema_that_points_elsewhere_is_never_fetched() {
        var schemas = new Schemas(_ -> Optional.of("{\"$ref\": \"http://127.0.0.1:1/schema.json\"}"));

        var flaws = schemas.flaws("plan", JsonText.parse("{}"));

        assertThat(flaws)
                .hasSize(1)
                .first()
                .satisfies(flaw -> assertThat(flaw.message()).contains("cannot be used"));
    }

    @Test
    void a_number_is_compared_as_a_number_and_a_wrong_expression_is_told_before_it_is_used() {
        var expressions = new Expressions();

        assertThat(expressions.problem("artifact.a >")).isPresent();
        assertThat(expressions.problem("1 + 1")).as("no truth value").isPresent();
        assertThat(expressions.evaluate(
                        "artifact.a > 2 && artifact.b == 'x'",
                        Expressions.Context.ofArtifact(JsonText.parse("{\"a\": 3, \"b\": \"x\"}"))))
                .isEqualTo(new Expressions.Answer.Value(true));
    }

    private Checked<Artifact> read(String text) {
        return reader.read(new RequiredArtifact("plan", "plan", List.of()), "planner", JsonText.parse(text));
    }

    private static String digest(Checked<Artifact> checked) {
        return checked instanceof Checked.Sound<Artifact>(var artifact, var _) ? artifact.digest() : "";
    }

    private static List<Problem> problems(Checked<Artifact> checked) {
        return checked instanceof Checked.Faulty<Artifact>(var problems) ? problems : List.of();
    }
}
