package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.engine.tool.Rehearsal;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.policy.PhasePolicy;
import dev.signalbox.kernel.policy.Unruled;
import dev.signalbox.kernel.shell.ShellText;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// The rules that a command line asks about: a workflow, a kind of project, and a directory.
///
/// @param directory the directory that was named, absolute; empty when none was
record Scene(Workflow workflow, Profile profile, Optional<Path> directory, Unruled unruled) {

    static Syntax options(Syntax syntax) {
        return syntax.option("--workflow", "W", "name or file of the workflow")
                .option("--phase", "P", "id of the phase")
                .option(
                        "--profile",
                        "NAME",
                        "kind of project: maven, gradle, python, node, go, rust (default: detected)")
                .option("--dir", "DIR", "directory that stands for the workspace");
    }

    static Scene of(Given given, Surroundings around, Definitions definitions) {
        var directory = given.text("--dir").map(around::path);
        var base = directory.orElse(around.directory());
        return new Scene(
                definitions.workflow(given.need("--workflow"), base),
                definitions.profile(given.text("--profile"), base),
                directory,
                given.text("--autonomy").map(Scene::unruled).orElse(Unruled.ASK));
    }

    private static Unruled unruled(String autonomy) {
        return switch (autonomy) {
            case "auto" -> Unruled.DENY;
            case "ask", "guarded" -> Unruled.ASK;
            default -> throw Stop.usage("'%s' is no autonomy".formatted(autonomy), "use one of: ask, guarded, auto");
        };
    }

    /// The rehearsal of a phase's tools, on the directory if one was named.
    Rehearsal rehearsal(Phase phase, Function<String, ShellText> grammar) {
        var policy = PhasePolicy.of(phase, profile, unruled);
        if (directory.isEmpty()) {
            return Rehearsal.byText(policy, grammar);
        }
        try {
            return Rehearsal.in(directory.get(), policy, grammar);
        } catch (IOException failure) {
            throw Stop.usage("%s is no directory".formatted(directory.get()), "name one with --dir, or leave it out");
        }
    }

    Phase phase(String id) {
        return find(id).orElseThrow(() -> Stop.usage(noPhase(id), near(id)));
    }

    Optional<Phase> find(String id) {
        return workflow.phase(id);
    }

    String noPhase(String id) {
        return "workflow %s has no phase '%s'".formatted(workflow.name(), id);
    }

    String near(String id) {
        return NearNames.fix(id, workflow.phases().stream().map(Phase::id).toList());
    }
}
