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
        return Scene.options(Syntax.of("sandbox show", "Show mounts, limits and network of the box that a phase gives"))
                .option("--timeout", "SECONDS", "with this time-out")
                .example("signalbox sandbox show --workflow tdd --phase TDD --profile maven --dir .");
    }

    @Override
    public int run(Given given) {
        var spec = BoxScene.of(
                        given, around, parts.definitions().get(), parts.caches().get())
                .spec(List.of("/bin/bash"));
        var plan = parts.sandbox().get().plan(spec);
        if (given.json()) {
            around.screen().json(plan.toJson());
        } else {
            around.screen().out().print(plan.describe());
        }
        return Exit.DONE;
    }
}
