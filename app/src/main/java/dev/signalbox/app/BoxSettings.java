package dev.signalbox.app;

import dev.signalbox.app.work.Refusal;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.settings.BoxChoice;
import dev.signalbox.engine.config.settings.Settings;
import dev.signalbox.engine.config.settings.SettingsReader;
import dev.signalbox.engine.sandbox.BoxUser;
import dev.signalbox.engine.sandbox.Limits;
import dev.signalbox.engine.sandbox.SandboxSettings;
import dev.signalbox.engine.sandbox.SandboxSettings.Mode;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the user chose for boxes, in the form in which the sandbox takes it.
final class BoxSettings {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;

    private BoxSettings() {}

    /// Reads the settings that hold for a directory.
    ///
    /// @param mode which box is accepted, as the command line says; the settings' where it says nothing
    /// @throws Refusal with every problem, if a setting is unknown or wrong
    static SandboxSettings of(Map<String, String> environment, Path directory, Optional<String> mode) {
        var set = mode.map(word -> "sandbox.mode=" + word).stream().toList();
        var places = Places.of(environment);
        var reader = new SettingsReader(places.userSettings(), Optional.of(directory), environment, set);
        return switch (reader.read()) {
            case Checked.Sound<Settings>(var settings, var _) -> of(settings.box(), environment);
            case Checked.Faulty<Settings>(var problems) ->
                throw Refusal.senseless(
                        "the settings do not hold",
                        problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ")));
        };
    }

    static SandboxSettings of(BoxChoice choice, Map<String, String> environment) {
        var settings = SandboxSettings.standard(environment)
                .withMode(Mode.valueOf(choice.mode().toUpperCase(Locale.ROOT)))
                .withTools(choice.tools().stream()
                        .map(tool -> directory("sandbox.tools", tool, environment))
                        .toList())
                .withLimits(limits(choice.limits()));
        var inState = choice.state()
                .map(state -> settings.withState(directory("sandbox.state", state, environment)))
                .orElse(settings);
        return choice.user().map(BoxSettings::user).map(inState::withRootUser).orElse(inState);
    }

    private static Limits limits(BoxChoice.Limits chosen) {
        return new Limits(
                Duration.ofSeconds(chosen.seconds()),
                bytes(chosen.memoryMb()),
                bytes(chosen.memoryMb()),
                whole(chosen.processes()),
                whole(chosen.openFiles()),
                bytes(chosen.fileMb()),
                bytes(chosen.tmpMb()),
                bytes(chosen.diskMb()),
                whole(chosen.outputKb() * KIB));
    }

    private static long bytes(long megabytes) {
        return Math.multiplyExact(megabytes, MIB);
    }

    private static int whole(long number) {
        return Math.clamp(number, 1, Integer.MAX_VALUE);
    }

    private static BoxUser user(String written) {
        if (!written.matches("[1-9]\\d{0,8}:[1-9]\\d{0,8}")) {
            throw Refusal.senseless(
                    "sandbox.user is '%s'".formatted(written),
                    "write uid:gid of an ordinary user, in numbers, such as 12345:12345");
        }
        var ids = written.split(":", 2);
        return new BoxUser(Integer.parseInt(ids[0]), Integer.parseInt(ids[1]));
    }

    private static Path directory(String key, String written, Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", "");
        var path = Path.of(written.startsWith("~/") ? home + written.substring(1) : written);
        if (!path.isAbsolute()) {
            throw Refusal.senseless("%s: '%s' is no absolute path".formatted(key, written), "write it from / or ~/ on");
        }
        return path.normalize();
    }
}
