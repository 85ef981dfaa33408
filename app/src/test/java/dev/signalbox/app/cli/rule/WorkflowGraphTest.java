package dev.signalbox.app.cli.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.app.work.Style;
import dev.signalbox.app.work.WorkflowGraph;
import org.junit.jupiter.api.Test;

class WorkflowGraphTest {

    @Test
    void a_terminal_shows_phases_gates_and_ways_back() {
        // When
        var lines = new WorkflowGraph(Sample.SMALL).lines(Style.PLAIN);

        // Then
        assertThat(String.join("\n", lines)).isEqualTo("""
                small 1.2

                  ● PLAN  planner
                  │     hands in plan
                  │   ◆ planned approval
                  │       scope_is_bounded
                  ▼
                  ● WORK  planner
                  │     hands in plan
                  │     writes src/**
                  │   ◆ green validation
                  │       all_tests_pass
                  ├─▶ PLAN, rework, at most 3 times
                  ▼
                  ■ completed""");
    }

    @Test
    void mermaid_shows_the_same_as_a_flow_chart() {
        // When
        var lines = new WorkflowGraph(Sample.SMALL).mermaid();

        // Then
        assertThat(lines)
                .containsExactly(
                        "flowchart TD",
                        "    start((start)) --> p0",
                        "    p0[\"PLAN<br/>planner\"]",
                        "    p1[\"WORK<br/>planner\"]",
                        "    p0 -->|\"planned\"| p1",
                        "    p1 -.->|\"rework, at most 3 times\"| p0",
                        "    p1 -->|\"green\"| done([completed])");
    }
}
