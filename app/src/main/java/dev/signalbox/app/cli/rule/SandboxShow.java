package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import java.util.List;

/// `sandbox show`: the box that a phase gives, without starting anything in it.
record SandboxShow(Surroundings around, RuleParts parts) implements Verb {
    static Syntax syntax() {
        return BoxScene.options(
                        Syntax.of("sandbox show", "Show mounts, limits and network of the box that a phase gives"))
                .example("signalbox sandbox show --workflow tdd --phase TDD --profile maven --dir .");
    }

    @Override
    public int run(Given given) {
        var scene = BoxScene.of(given, around, parts);
        var plan = scene.sandbox().plan(scene.spec(List.of("/bin/bash")));
        if (given.json()) {
            around.screen().json(plan.toJson());
        } else {
            around.screen().out().print(plan.describe());
        }
        return Exit.DONE;
    }
}
