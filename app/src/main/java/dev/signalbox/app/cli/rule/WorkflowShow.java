package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Brief;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.app.work.WorkflowJson;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.kernel.workflow.Workflow;
import java.util.List;
import java.util.stream.Collectors;

/// `workflow show`: all that a workflow says.
record WorkflowShow(Surroundings around, Definitions definitions) implements Verb {
    static Syntax syntax() {
        return Syntax.of("workflow show", "Show what a workflow asks for, phase by phase")
                .argument("WORKFLOW", Arity.ONE, "name or file")
                .option("--repo", "PATH", "look into this repository too (default: here)")
                .example("signalbox workflow show tdd");
    }

    @Override
    public int run(Given given) {
        var workflow = definitions.workflow(given.argument(0), around.repository(given));
        if (given.json()) {
            around.screen().json(WorkflowJson.of(workflow));
        } else {
            print(workflow);
        }
        return Exit.DONE;
    }

    private void print(Workflow workflow) {
        var screen = around.screen();
        screen.line("%s %s  %s"
                .formatted(
                        screen.style().name(workflow.name()),
                        workflow.version(),
                        screen.style().quiet("sha256:" + Brief.digest(workflow.digest()))));
        screen.line(workflow.description().strip());
        screen.line("mode %s, phase tokens live %d s"
                .formatted(
                        Brief.word(workflow.enforcement().mode()),
                        workflow.enforcement().tokenSeconds()));
        workflow.phases().forEach(phase -> print(workflow, phase));
    }

    private void print(Workflow workflow, Phase phase) {
        var screen = around.screen();
        screen.line("");
        screen.line("%s  %s".formatted(screen.style().name(phase.id()), phase.description()));
        var table = new Table();
        table.row("  role", phase.role());
        row(table, "  side by side", phase.autoSpawn());
        row(
                table,
                "  hands in",
                phase.artifacts().stream().map(RequiredArtifact::type).toList());
        row(table, "  tools", phase.tools().allowed());
        row(table, "  forbidden", phase.tools().forbidden());
        row(table, "  writes", phase.tools().writable());
        row(table, "  hosts", phase.tools().networkHosts());
        phase.gates().forEach(gate -> table.row("  gate", shown(gate)));
        workflow.from(phase.id()).forEach(way -> table.row("  leads to", way.to()));
        table.print(screen);
    }

    private static void row(Table table, String what, List<String> texts) {
        if (!texts.isEmpty()) {
            table.row(what, String.join(", ", texts));
        }
    }

    private static String shown(Gate gate) {
        var checks = gate.blockers().stream()
                .map(check ->
                        check.severity() == CheckSpec.Severity.BLOCKING ? check.check() : check.check() + " (warns)")
                .collect(Collectors.joining(", "));
        return "%s (%s): %s".formatted(gate.id(), Brief.word(gate.type()), checks);
    }
}
