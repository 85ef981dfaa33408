package dev.signalbox.app;

import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// Types commands in a home of their own, in this process.
///
/// @param directory where they are typed
record Typed(Path directory, Map<String, String> environment, String input) {

    /// What came of a command.
    record Result(int exit, String out, String err) {
        Json json() {
            return JsonText.parse(out);
        }
    }

    /// In a directory, with data and settings below it.
    static Typed in(Path directory) {
        var environment = new HashMap<String, String>();
        environment.put("HOME", directory.resolve("home").toString());
        environment.put("SIGNALBOX_HOME", directory.resolve("data").toString());
        environment.put("XDG_CONFIG_HOME", directory.resolve("settings").toString());
        environment.put("PATH", "/usr/bin:/bin");
        return new Typed(directory, environment, "");
    }

    Typed with(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new Typed(directory, more, input);
    }

    Typed at(Path other) {
        return new Typed(other, environment, input);
    }

    Typed saying(String text) {
        return new Typed(directory, environment, text);
    }

    Result run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var screen =
                Screen.plain(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), print(out), print(err));
        var exit = Main.run(new Surroundings(screen, environment, directory, Clock.systemUTC()), args);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
