package dev.signalbox.app.cli.setup;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.settings.Settings;
import dev.signalbox.engine.config.settings.Settings.Shown;
import dev.signalbox.engine.config.settings.SettingsReader;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `config show`: each setting, its value, and where that came from.
record ConfigShow(Surroundings around) implements Verb {
    static Syntax syntax() {
        return Syntax.of("config show", "Show each setting, its value, and where that came from")
                .argument("PREFIX", Arity.OPTIONAL, "only settings that begin so")
                .option("--repo", "PATH", "with the settings of this repository (default: here)")
                .options("--set", "KEY=VALUE", "as if this were given to a run")
                .detail(
                        "Defaults < user file < project's .signalbox/config.yaml < SIGNALBOX_… in the environment < --set.")
                .exit(Exit.USAGE, "a setting is unknown or wrong")
                .example("signalbox config show budget");
    }

    @Override
    public int run(Given given) {
        var prefix = given.find(0).orElse("");
        var shown = settings(given).all().stream()
                .filter(each -> each.key().startsWith(prefix))
                .toList();
        if (shown.isEmpty()) {
            throw Stop.usage(
                    "no setting begins with '%s'".formatted(prefix),
                    "signalbox config show lists all that have a value");
        }
        if (given.json()) {
            around.screen()
                    .json(new Json.Arr(shown.stream().map(ConfigShow::json).toList()));
        } else {
            print(shown);
        }
        return Exit.DONE;
    }

    private Settings settings(Given given) {
        var repository = around.repository(given);
        var reader = new SettingsReader(
                Places.of(around.environment()).userSettings(),
                Optional.of(repository),
                around.environment(),
                given.texts("--set"));
        return switch (reader.read()) {
            case Checked.Sound<Settings> sound -> sound.value();
            case Checked.Faulty<Settings>(var problems) ->
                throw Stop.usage(
                        "the settings do not hold",
                        problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ")));
        };
    }

    private void print(List<Shown> shown) {
        var style = around.screen().style();
        var table = new Table();
        shown.forEach(each -> table.row(
                style.name(each.key()), each.value(), style.quiet(each.origin().toString())));
        table.print(around.screen());
    }

    private static Json json(Shown shown) {
        return Json.obj()
                .with("key", Json.of(shown.key()))
                .with("value", Json.of(shown.value()))
                .with("origin", Json.of(shown.origin().toString()))
                .with("meaning", Json.of(shown.meaning()));
    }
}
