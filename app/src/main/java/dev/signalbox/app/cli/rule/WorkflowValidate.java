package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.app.work.ProblemsJson;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Workflow;
import java.util.ArrayList;

/// `workflow validate`: every problem of every file at once.
record WorkflowValidate(Surroundings around, Definitions definitions) implements Verb {
    static Syntax syntax() {
        return Syntax.of("workflow validate", "Check workflow files and print every problem at once")
                .argument("FILE", Arity.SOME, "YAML files in contract notation")
                .detail("Problems are printed as file:line:column: message (fix), the form that editors understand.")
                .exit(Exit.DONE, "every file holds")
                .exit(Exit.USAGE, "there are problems")
                .example("signalbox workflow validate .signalbox/workflows/*.yaml");
    }

    @Override
    public int run(Given given) {
        var problems = new ArrayList<Problem>();
        for (var word : given.arguments()) {
            if (definitions.read(around.path(word)) instanceof Checked.Faulty<Workflow>(var found)) {
                found.forEach(problem -> problems.add(as(word, problem)));
            }
        }
        if (given.json()) {
            around.screen()
                    .json(Json.obj()
                            .with("valid", Json.of(problems.isEmpty()))
                            .with("files", Json.strings(given.arguments()))
                            .with("problems", ProblemsJson.of(problems)));
        } else if (problems.isEmpty()) {
            given.arguments()
                    .forEach(file -> around.screen()
                            .line(file + ": " + around.screen().style().good("ok")));
        } else {
            problems.forEach(problem -> around.screen().line(problem.toString()));
        }
        return problems.isEmpty() ? Exit.DONE : Exit.USAGE;
    }

    /// The file as the user wrote it; what holds for all of it stands at its beginning.
    private static Problem as(String word, Problem problem) {
        return new Problem(
                word, Math.max(1, problem.line()), Math.max(1, problem.column()), problem.message(), problem.fix());
    }
}
