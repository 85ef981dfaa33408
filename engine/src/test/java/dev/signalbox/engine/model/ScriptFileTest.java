package dev.signalbox.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.signalbox.engine.model.Script.Call;
import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.engine.model.Script.Section;
import dev.signalbox.engine.model.Script.Step;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptFileTest {

    private static final String FULL = """
            fallback: Enough.
            sections:
              planner@PLAN#2:
                - think: Where?
                  text: I look.
                  tools:
                    - {name: glob, args: {pattern: "src/**", limit: 3}}
                    - {name: noop}
                    - {name: apply_patch, raw: "*** Begin", custom: true, namespace: mcp__gate}
                  usage: {input: 1, output: 2, cache_read: 3, cache_write: 4}
                  delay_ms: 50
                  chunk_ms: 5
            """;

    @Test
    void everything_that_a_step_can_hold_is_read() {
        // When
        var read = ScriptFile.read("demo.yaml", FULL);

        // Then
        var calls = List.of(
                Call.of("glob", "{\"pattern\":\"src/**\",\"limit\":3}"),
                Call.of("noop", "{}"),
                new Call("apply_patch", "*** Begin", "mcp__gate", Call.Form.CUSTOM));
        var step = new Step(
                "Where?",
                "I look.",
                calls,
                new Usage(1, 2, 3, 4),
                null,
                Duration.ofMillis(50),
                Duration.ofMillis(5),
                4);
        var script = new Script("demo.yaml", List.of(new Section("planner@PLAN#2", List.of(step), 3)), "Enough.");
        assertThat(read).isEqualTo(new Checked.Sound<>(script, List.of()));
    }

    @Test
    void every_kind_of_fault_is_read() {
        // Given
        var text = """
                sections:
                  planner:
                    - fault: {kind: status, status: 429, type: rate, message: slow, retry_after: 2, times: 1}
                    - {text: cut, fault: {kind: cut, after: 2}}
                    - fault: {kind: garbage, times: 2}
                    - fault: {kind: huge_line}
                """;

        // When
        var read = ScriptFile.read("demo.yaml", text);

        // Then
        var steps = List.of(
                failing("", new Fault.Status(429, "rate", "slow", Duration.ofSeconds(2), 1), 3),
                failing("cut", new Fault.Cut(2, 0), 4),
                failing("", new Fault.Garbage(2), 5),
                failing("", new Fault.HugeLine(0), 6));
        var script = new Script("demo.yaml", List.of(new Section("planner", steps, 2)), Script.NOTHING_MORE);
        assertThat(read).isEqualTo(new Checked.Sound<>(script, List.of()));
    }

    @Test
    void every_problem_is_reported_at_its_line() {
        // Given
        var text = """
                sections:
                  planner:
                    - txt: typing error
                      text: said
                    - think: only thoughts
                    - text: call
                      tools:
                        - {args: [1], name: grep}
                        - {name: grep, args: {}, raw: x}
                        - {args: {}}
                  planner#1:
                    - text: again
                  bad key:
                    - {text: x, fault: {kind: explode}}
                  tester: text
                """;

        // When
        var read = ScriptFile.read("demo.yaml", text);

        // Then
        assertThat(problems(read))
                .extracting(Problem::line, Problem::message)
                .containsExactly(
                        tuple(3, "a step has no key 'txt'"),
                        tuple(5, "a step says nothing"),
                        tuple(8, "'args' is a mapping, here is a list"),
                        tuple(9, "a tool call has 'args' and 'raw'"),
                        tuple(10, "a tool call has no 'name'"),
                        tuple(11, "'planner#1' means the same as 'planner' in line 2"),
                        tuple(13, "section key 'bad key' is not of the form role, role@PHASE, role#2 or role@PHASE#2"),
                        tuple(14, "'explode' is not a valid kind"),
                        tuple(15, "section 'tester' is a list of steps, here is the text 'text'"));
    }

    @Test
    void a_script_without_sections_is_refused() {
        // When
        var read = ScriptFile.read("demo.yaml", "fallback: x");

        // Then
        assertThat(problems(read)).extracting(Problem::message).containsExactly("a script has no 'sections'");
    }

    @Test
    void a_text_that_is_no_yaml_is_refused() {
        // When
        var read = ScriptFile.read("demo.yaml", "sections: [");

        // Then
        assertThat(problems(read)).extracting(Problem::file).containsExactly("demo.yaml");
    }

    private static Step failing(String text, Fault fault, int line) {
        return new Step("", text, List.of(), null, fault, Duration.ZERO, Duration.ZERO, line);
    }

    private static List<Problem> problems(Checked<Script> read) {
        return switch (read) {
            case Checked.Sound<Script> sound -> throw new AssertionError("sound: " + sound);
            case Checked.Faulty<Script>(var problems) -> problems;
        };
    }
}
