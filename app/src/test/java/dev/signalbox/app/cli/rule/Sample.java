package dev.signalbox.app.cli.rule;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.kernel.workflow.ToolRules;
import dev.signalbox.kernel.workflow.Transition;
import dev.signalbox.kernel.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/// A small workflow with a way back.
final class Sample {
    static final Workflow SMALL = new Workflow(
            "small",
            "1.2",
            "Plan, then work.",
            List.of(
                    phase("PLAN", List.of(), List.of(gate("planned", Gate.Type.APPROVAL, "scope_is_bounded"))),
                    phase("WORK", List.of("src/**"), List.of(gate("green", Gate.Type.VALIDATION, "all_tests_pass")))),
            List.of(
                    new Transition("PLAN", "WORK", "planned", false, List.of(), 1),
                    new Transition("WORK", "PLAN", "", false, List.of(), 3)),
            new Enforcement(Enforcement.Mode.STRICT, 7200, Enforcement.ViolationAction.REJECT),
            List.of("planner"),
            "0".repeat(64));

    private Sample() {}

    private static Phase phase(String id, List<String> writable, List<Gate> gates) {
        return new Phase(
                id,
                id,
                "",
                "planner",
                List.of(new RequiredArtifact("plan", "plan", List.of())),
                gates,
                new ToolRules(
                        List.of("read_files"),
                        List.of(),
                        writable,
                        List.of(),
                        List.of(),
                        List.of(),
                        ToolRules.Limits.DEFAULT),
                List.of(),
                "",
                3);
    }

    private static Gate gate(String id, Gate.Type type, String check) {
        return new Gate(
                id,
                type,
                List.of(new CheckSpec(check, CheckSpec.Severity.BLOCKING, Optional.empty(), Json.obj())),
                60,
                List.of(),
                true);
    }
}
