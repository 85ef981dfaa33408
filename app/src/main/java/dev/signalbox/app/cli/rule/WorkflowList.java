package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.app.work.WorkflowJson;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Workflow;

/// `workflow list`: what `run` can be told to follow.
record WorkflowList(Surroundings around, Definitions definitions) implements Verb {
    static Syntax syntax() {
        return Syntax.of("workflow list", "List the workflows that can be run here")
                .option("--repo", "PATH", "look into this repository too (default: here)")
                .example("signalbox workflow list");
    }

    @Override
    public int run(Given given) {
        var all = definitions.all(around.repository(given));
        if (given.json()) {
            around.screen()
                    .json(new Json.Arr(all.stream().map(WorkflowJson::listed).toList()));
            return Exit.DONE;
        }
        var style = around.screen().style();
        var table = new Table();
        all.forEach(each -> table.row(
                style.name(each.name()),
                each.origin(),
                switch (each.checked()) {
                    case Checked.Sound<Workflow> sound -> ids(sound.value());
                    case Checked.Faulty<Workflow> faulty ->
                        style.bad("%d problems, see: signalbox workflow validate %s"
                                .formatted(faulty.problems().size(), each.place()));
                }));
        table.print(around.screen());
        return Exit.DONE;
    }

    private static String ids(Workflow workflow) {
        return String.join(" → ", workflow.phases().stream().map(Phase::id).toList());
    }
}
