package dev.signalbox.app.work;

import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.kernel.workflow.Transition;
import dev.signalbox.kernel.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Draws a workflow: for a terminal, or as a Mermaid flow chart.
public final class WorkflowGraph {
    private final Workflow workflow;

    public WorkflowGraph(Workflow workflow) {
        this.workflow = workflow;
    }

    /// Phases from top to bottom, gates on the way between them, ways back beside the phase that they leave.
    public List<String> lines(Style style) {
        var lines = new ArrayList<String>();
        lines.add("%s %s".formatted(style.name(workflow.name()), workflow.version()));
        lines.add("");
        for (var phase : workflow.phases()) {
            lines.add("  ● %s  %s".formatted(style.name(phase.id()), style.quiet(phase.role())));
            aside(phase).forEach(text -> lines.add("  │     " + text));
            for (var gate : phase.gates()) {
                lines.add("  │   %s %s".formatted(style.warn("◆ " + gate.id()), style.quiet(word(gate))));
                gate.blockers().forEach(check -> lines.add("  │       " + shown(check)));
            }
            otherWays(phase).forEach(way -> lines.add("  ├─▶ %s".formatted(way)));
            lines.add(workflow.onward(phase.id()).isPresent() ? "  ▼" : "  │");
        }
        lines.removeLast();
        lines.add("  ▼");
        lines.add("  ■ " + style.good("completed"));
        return lines;
    }

    private static List<String> aside(Phase phase) {
        var texts = new ArrayList<String>();
        if (!phase.artifacts().isEmpty()) {
            texts.add("hands in "
                    + phase.artifacts().stream().map(RequiredArtifact::type).collect(Collectors.joining(", ")));
        }
        if (!phase.tools().writable().isEmpty()) {
            texts.add("writes " + String.join(", ", phase.tools().writable()));
        }
        if (!phase.autoSpawn().isEmpty()) {
            texts.add("side by side: " + String.join(", ", phase.autoSpawn()));
        }
        return texts;
    }

    private static String shown(CheckSpec check) {
        return check.severity() == CheckSpec.Severity.BLOCKING ? check.check() : check.check() + " (warns)";
    }

    private static String word(Gate gate) {
        return gate.type() == Gate.Type.APPROVAL ? "approval" : "validation";
    }

    /// All ways out of a phase but the one straight on.
    private List<String> otherWays(Phase phase) {
        var onward = workflow.onward(phase.id());
        return workflow.from(phase.id()).stream()
                .filter(way -> onward.isEmpty() || !way.equals(onward.get()))
                .map(way -> way.to() + ", " + label(way))
                .toList();
    }

    private String label(Transition way) {
        return isBack(way)
                ? "rework, at most %d times".formatted(way.maxTimes())
                : way.gate().isEmpty() ? "open" : way.gate();
    }

    private boolean isBack(Transition way) {
        return workflow.position(way.to()) <= workflow.position(way.from());
    }

    /// A Mermaid flow chart (mermaid.js.org/syntax/flowchart.html).
    public List<String> mermaid() {
        var lines = new ArrayList<String>();
        lines.add("flowchart TD");
        lines.add("    start((start)) --> " + node(workflow.first().id()));
        for (var phase : workflow.phases()) {
            lines.add("    %s[\"%s<br/>%s\"]".formatted(node(phase.id()), safe(phase.id()), safe(phase.role())));
        }
        for (var way : workflow.transitions()) {
            lines.add("    %s %s|\"%s\"| %s"
                    .formatted(node(way.from()), isBack(way) ? "-.->" : "-->", safe(label(way)), node(way.to())));
        }
        workflow.phases().stream()
                .filter(phase -> workflow.onward(phase.id()).isEmpty())
                .forEach(phase ->
                        lines.add("    %s -->|\"%s\"| done([completed])".formatted(node(phase.id()), gates(phase))));
        return lines;
    }

    private static String gates(Phase phase) {
        var names = phase.gates().stream().map(Gate::id).collect(Collectors.joining(", "));
        return safe(names.isEmpty() ? "open" : names);
    }

    private String node(String phase) {
        return "p" + workflow.position(phase);
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "#quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
