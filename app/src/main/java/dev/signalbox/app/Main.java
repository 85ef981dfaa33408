package dev.signalbox.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Where Signalbox starts, and where its parts are put together by hand.
///
/// `--version` is answered before anything else is loaded, because people and scripts ask it often.
public final class Main {
    private static final String USAGE = """
            Usage: signalbox [--version | --help]

            Signalbox drives a coding task through a workflow, inside limits that the operating system holds.
            """;

    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String... args) {
        System.exit(run(System.out, System.err, args));
    }

    /// Runs one command.
    ///
    /// @return 0 when it did what was asked, 2 when the command line makes no sense
    static int run(PrintStream out, PrintStream err, String... args) {
        var first = args.length == 0 ? "--help" : args[0];
        return switch (first) {
            case "--version", "-V" -> {
                out.println("signalbox " + version());
                yield 0;
            }
            case "--help", "-h", "help" -> {
                out.print(USAGE);
                yield 0;
            }
            default -> {
                err.println("signalbox: there is no command '%s' (signalbox --help lists them)".formatted(first));
                yield 2;
            }
        };
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
