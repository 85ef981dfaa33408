package dev.signalbox.app.cli.setup;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.app.work.Style;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.sandbox.SandboxSettings;
import dev.signalbox.engine.sandbox.Survey;
import dev.signalbox.kernel.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// `doctor`: looks whether this machine and this installation can run workflows.
final class Doctor implements Verb {
    static Syntax syntax() {
        return Syntax.of("doctor", "Look whether this machine and this installation can run workflows")
                .option("--repo", "PATH", "look at this project too (default: here)")
                .detail("Each line is ok, warn or fail, and says what to do. Secrets are never shown.")
                .exit(Exit.FAILED, "something fails: runs will not work")
                .example("signalbox doctor");
    }

    private final Surroundings around;
    private final Supplier<Definitions> definitions;

    Doctor(Surroundings around, Supplier<Definitions> definitions) {
        this.around = around;
        this.definitions = definitions;
    }

    @Override
    public int run(Given given) throws InterruptedException {
        var all = new ArrayList<Symptom>();
        all.addAll(new MachineChecks(Survey.look(), SandboxSettings.standard(around.environment())).look());
        all.addAll(new UserChecks(Places.of(around.environment()), around.environment(), around.clock()).look());
        all.addAll(new ProjectChecks(definitions.get(), around.environment(), around.repository(given)).look());
        var failed = all.stream().anyMatch(symptom -> symptom.level() == Symptom.Level.FAIL);
        if (given.json()) {
            around.screen()
                    .json(Json.obj()
                            .with("ok", Json.of(!failed))
                            .with(
                                    "checks",
                                    new Json.Arr(all.stream().map(Symptom::json).toList())));
        } else {
            print(all);
        }
        return failed ? Exit.FAILED : Exit.DONE;
    }

    private void print(List<Symptom> all) {
        var style = around.screen().style();
        var table = new Table();
        for (var symptom : all) {
            table.row(shown(symptom.level(), style), symptom.what(), symptom.found());
            if (!symptom.fix().isEmpty()) {
                table.row("", "", style.quiet("→ " + symptom.fix()));
            }
        }
        table.print(around.screen());
    }

    private static String shown(Symptom.Level level, Style style) {
        return switch (level) {
            case OK -> style.good("ok");
            case WARN -> style.warn("warn");
            case FAIL -> style.bad("fail");
        };
    }
}
