package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.app.work.WorkflowGraph;
import dev.signalbox.kernel.json.Json;

/// `workflow graph`: phases, gates and ways between them.
record WorkflowDrawing(Surroundings around, Definitions definitions) implements Verb {
    static Syntax syntax() {
        return Syntax.of("workflow graph", "Draw a workflow in the terminal, or as a Mermaid flow chart")
                .argument("WORKFLOW", Arity.ONE, "name or file")
                .flag("--mermaid", "print Mermaid text, for Markdown pages")
                .option("--repo", "PATH", "look into this repository too (default: here)")
                .example("signalbox workflow graph tdd --mermaid");
    }

    @Override
    public int run(Given given) {
        var workflow = definitions.workflow(given.argument(0), around.repository(given));
        var graph = new WorkflowGraph(workflow);
        if (given.json()) {
            around.screen()
                    .json(Json.obj()
                            .with("name", Json.of(workflow.name()))
                            .with("mermaid", Json.of(String.join("\n", graph.mermaid()))));
        } else {
            var lines = given.has("--mermaid")
                    ? graph.mermaid()
                    : graph.lines(around.screen().style());
            lines.forEach(around.screen()::line);
        }
        return Exit.DONE;
    }
}
