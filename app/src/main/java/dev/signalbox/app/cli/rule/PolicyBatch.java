package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.engine.tool.Rehearsal;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.shell.ShellText;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Judges one call a line, and answers each on a line of its own.
final class PolicyBatch {
    private final Surroundings around;
    private final Scene scene;
    private final Function<String, ShellText> grammar;
    private final Optional<String> usualPhase;
    private final Map<String, Rehearsal> rehearsals = new HashMap<>();

    /// @param usualPhase of lines that name none
    PolicyBatch(Surroundings around, Scene scene, Function<String, ShellText> grammar, Optional<String> usualPhase) {
        this.around = around;
        this.scene = scene;
        this.grammar = grammar;
        this.usualPhase = usualPhase;
    }

    int run(String file) {
        try (var lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            var faulty = 0;
            var number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !answered(line, number)) {
                    faulty++;
                }
            }
            if (faulty > 0) {
                around.screen().note("%d of %d lines make no sense".formatted(faulty, number));
            }
            return faulty == 0 ? Exit.DONE : Exit.USAGE;
        } catch (IOException failure) {
            throw Stop.usage(
                    "cannot read %s: %s".formatted(file, failure.getMessage()), "name a file of JSON lines, or -");
        }
    }

    private InputStream open(String file) throws IOException {
        return file.equals("-") ? around.screen().in() : Files.newInputStream(around.path(file));
    }

    private boolean answered(String line, int number) {
        try {
            around.screen().json(decision(JsonText.parse(line)));
            return true;
        } catch (MalformedJson malformed) {
            complain(number, String.valueOf(malformed.getMessage()));
        } catch (Senseless senseless) {
            complain(number, String.valueOf(senseless.getMessage()));
        }
        return false;
    }

    private void complain(int number, String why) {
        around.screen().json(Json.obj().with("line", Json.of(number)).with("error", Json.of(why)));
    }

    private Json decision(Json call) throws Senseless {
        var tool = call.text("tool").orElseThrow(() -> new Senseless("'tool' is missing"));
        var phase = call.text("phase")
                .or(() -> usualPhase)
                .orElseThrow(() -> new Senseless("'phase' is missing, and --phase is not given"));
        var args = call.at("args").orElse(Json.obj());
        if (!(args instanceof Json.Obj object)) {
            throw new Senseless("'args' is no object");
        }
        return PolicyCheck.json(rehearsal(phase).judge(tool, object));
    }

    private Rehearsal rehearsal(String id) throws Senseless {
        var phase =
                scene.find(id).orElseThrow(() -> new Senseless("%s (%s)".formatted(scene.noPhase(id), scene.near(id))));
        return rehearsals.computeIfAbsent(id, _ -> scene.rehearsal(phase, grammar));
    }

    /// A line that is JSON, but no call.
    private static final class Senseless extends Exception {
        private static final long serialVersionUID = 1;

        Senseless(String why) {
            super(why, null, false, false);
        }
    }
}
