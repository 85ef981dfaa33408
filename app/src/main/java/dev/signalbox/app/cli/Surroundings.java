package dev.signalbox.app.cli;

import dev.signalbox.app.work.Style;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// What a command finds around itself.
///
/// @param directory where it was started; absolute
public record Surroundings(Screen screen, Map<String, String> environment, Path directory, Clock clock) {
    private static final int USUAL_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 40;

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// Those of this process.
    public static Surroundings ofProcess() {
        var environment = System.getenv();
        var ask = terminal(0) == Style.Stream.TERMINAL && terminal(2) == Style.Stream.TERMINAL;
        return with(
                environment,
                new Screen(
                        System.in,
                        System.out,
                        System.err,
                        terminal(1) == Style.Stream.TERMINAL ? columns(environment) : 0,
                        Style.of(environment, terminal(1)),
                        Style.of(environment, terminal(2)),
                        ask ? Screen.Dialogue.POSSIBLE : Screen.Dialogue.IMPOSSIBLE));
    }

    /// Those of this process, with other streams, of which none is a terminal.
    public static Surroundings writingTo(PrintStream out, PrintStream err) {
        return with(System.getenv(), Screen.plain(InputStream.nullInputStream(), out, err));
    }

    private static Surroundings with(Map<String, String> environment, Screen screen) {
        return new Surroundings(
                screen, environment, Path.of("").toAbsolutePath().normalize(), Clock.systemUTC());
    }

    /// The launcher asks the terminal.
    private static int columns(Map<String, String> environment) {
        var said = environment.getOrDefault("COLUMNS", "");
        return said.matches("[1-9]\\d{1,3}") ? Math.max(LEAST_COLUMNS, Integer.parseInt(said)) : USUAL_COLUMNS;
    }

    /// Java tells only whether input and output both are terminals; Linux tells it of each.
    private static Style.Stream terminal(int descriptor) {
        try {
            var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console")
                    ? Style.Stream.TERMINAL
                    : Style.Stream.ELSEWHERE;
        } catch (IOException notThere) {
            return Style.Stream.ELSEWHERE;
        }
    }

    /// The repository that a user means: the nearest one around the path that was written, or around where the command
    /// was typed; the path itself where there is none.
    public Path repository(Given given) {
        var written = path(given.text("--repo").orElse(""));
        for (var here = written; here != null; here = here.getParent()) {
            if (Files.exists(here.resolve(".git"))) {
                return here;
            }
        }
        return written;
    }

    /// A path as the user wrote it.
    public Path path(String written) {
        return directory.resolve(written).normalize();
    }
}
