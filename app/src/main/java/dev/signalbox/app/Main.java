package dev.signalbox.app;

import dev.signalbox.app.cli.Cli;
import dev.signalbox.app.cli.Entry;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.demo.DemoCommands;
import dev.signalbox.app.cli.record.RecordCommands;
import dev.signalbox.app.cli.rule.RuleCommands;
import dev.signalbox.app.cli.serve.ServeCommands;
import dev.signalbox.app.cli.setup.SetupCommands;
import dev.signalbox.app.cli.work.WorkCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where Signalbox starts, and where its parts are put together by hand.
///
/// `--version` is answered before anything else is loaded, because people and scripts ask it often.
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String... args) {
        System.exit(asksVersion(args) ? version(System.out) : run(Surroundings.ofProcess(), args));
    }

    /// Runs one command without a terminal.
    ///
    /// @return its exit code
    static int run(PrintStream out, PrintStream err, String... args) {
        return asksVersion(args) ? version(out) : run(Surroundings.writingTo(out, err), args);
    }

    /// Runs one command in other surroundings.
    static int run(Surroundings around, String... args) {
        return new Cli(around, entries(around)).run(List.of(args));
    }

    private static boolean asksVersion(String... args) {
        return args.length > 0 && (args[0].equals("--version") || args[0].equals("-V"));
    }

    private static int version(PrintStream out) {
        out.println("signalbox " + version());
        return 0;
    }

    private static List<Entry> entries(Surroundings around) {
        var parts = new Parts(around.environment());
        return Stream.of(
                        new RecordCommands(parts::recorded).entries(),
                        new RuleCommands(parts.rules()).entries(),
                        WorkCommands.entries(parts::workbench, parts::definitions),
                        DemoCommands.entries(parts::workbench, installation()),
                        ServeCommands.entries(parts::serve),
                        SetupCommands.entries(parts::definitions))
                .flatMap(List::stream)
                .toList();
    }

    /// Where the launcher was started from.
    private static Optional<Path> installation() {
        return Optional.ofNullable(System.getProperty("signalbox.home")).map(Path::of);
    }

    /// The version that the build wrote down.
    static String version() {
        try (var text = resource("version.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot read the version that the build wrote into the jar", cause);
        }
    }

    static InputStream resource(String name) {
        var stream = Main.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("the jar is incomplete: %s is missing".formatted(name));
        }
        return stream;
    }
}
