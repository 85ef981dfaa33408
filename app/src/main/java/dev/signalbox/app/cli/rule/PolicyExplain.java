package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Brief;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.policy.PhasePolicy;
import dev.signalbox.kernel.policy.Unruled;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.ShellRule;
import java.util.ArrayList;
import java.util.List;

/// `policy explain`: what a phase allows, in words.
record PolicyExplain(Surroundings around, Definitions definitions) implements Verb {
    static Syntax syntax() {
        return Scene.options(Syntax.of("policy explain", "Say in words what the phases of a workflow allow"))
                .option("--autonomy", "A", "ask, guarded (default) or auto")
                .example("signalbox policy explain --workflow tdd --phase TDD --profile maven");
    }

    @Override
    public int run(Given given) {
        var scene = Scene.of(given, around, definitions);
        var phases = given.text("--phase")
                .map(id -> List.of(scene.phase(id)))
                .orElse(scene.workflow().phases());
        if (given.json()) {
            around.screen()
                    .json(new Json.Arr(
                            phases.stream().map(phase -> json(scene, phase)).toList()));
        } else {
            phases.forEach(phase -> words(scene, phase).forEach(around.screen()::line));
        }
        return Exit.DONE;
    }

    private List<String> words(Scene scene, Phase phase) {
        var policy = PhasePolicy.of(phase, scene.profile(), scene.unruled());
        var lines = new ArrayList<String>();
        lines.add(around.screen()
                .style()
                .name("In phase %s of %s a worker may"
                        .formatted(phase.id(), scene.workflow().name())));
        lines.add("  use      " + orNothing(policy.tools(), ", "));
        lines.add("  write    " + orNothing(policy.paths().writable(), ", "));
        lines.add("  reach    " + orNothing(phase.tools().networkHosts(), ", "));
        if (policy.tools().contains("bash")) {
            lines.add("  run      " + orNothing(scene.profile().buildCommands(), ", ")
                    + " (build commands), read-only utilities, and file utilities within what it may write");
            phase.tools().shell().forEach(rule -> lines.add("           " + words(rule)));
            lines.add("           any other command is "
                    + (scene.unruled() == Unruled.ASK ? "asked about" : "denied (autonomy auto)"));
        }
        lines.add("  and never write " + String.join(", ", policy.paths().protectedPaths()));
        lines.add("  for at most %d s a call".formatted(phase.tools().limits().timeoutSeconds()));
        lines.add("");
        return lines;
    }

    private static String orNothing(List<String> texts, String joint) {
        return texts.isEmpty() ? "nothing" : String.join(joint, texts);
    }

    private static String words(ShellRule rule) {
        var args = rule.args().isEmpty() ? "" : " " + String.join(" | ", rule.args());
        return "%s %s%s%s"
                .formatted(
                        Brief.word(rule.effect()),
                        String.join(", ", rule.programs()),
                        args,
                        Brief.after(": ", rule.reason()));
    }

    private static Json json(Scene scene, Phase phase) {
        var policy = PhasePolicy.of(phase, scene.profile(), scene.unruled());
        return Json.obj()
                .with("phase", Json.of(phase.id()))
                .with("tools", Json.strings(policy.tools()))
                .with("writable", Json.strings(policy.paths().writable()))
                .with("protected", Json.strings(policy.paths().protectedPaths()))
                .with("hosts", Json.strings(phase.tools().networkHosts()))
                .with("build_commands", Json.strings(scene.profile().buildCommands()))
                .with(
                        "shell",
                        Json.strings(phase.tools().shell().stream()
                                .map(PolicyExplain::words)
                                .toList()))
                .with("unruled", Json.of(Brief.word(scene.unruled())))
                .with("timeout_seconds", Json.of(phase.tools().limits().timeoutSeconds()));
    }
}
