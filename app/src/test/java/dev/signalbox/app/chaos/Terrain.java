package dev.signalbox.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.store.Store;
import dev.signalbox.engine.store.sqlite.SqliteStore;
import dev.signalbox.kernel.event.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where one trial takes place: a repository and a data directory of its own, and the real launcher.
///
/// @param home the data directory
/// @param repository holds the project of the Python example
record Terrain(Path home, Path repository) {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final Path EXAMPLE = CHECKOUT.resolve("examples/python-slug");
    private static final int MOST_RECORDS = 100_000;

    /// What a command printed, and how it ended.
    record Printed(int exit, String out, String err) {}

    static Terrain in(Path directory) throws IOException, InterruptedException {
        var terrain = new Terrain(directory.resolve("home"), directory.resolve("repository"));
        Files.createDirectories(terrain.home);
        copy(EXAMPLE.resolve("project"), terrain.repository);
        terrain.git("init", "-q", "-b", "main");
        terrain.git("add", "-A");
        terrain.git("commit", "-q", "-m", "The project as it is");
        return terrain;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /// The words that begin a run on this ground.
    static List<String> begin(Path repository) {
        return List.of(
                "run",
                "tdd",
                "Limit the length of slugs without cutting words",
                "--repo",
                repository.toString(),
                "--model",
                "scripted:" + EXAMPLE.resolve("script.yaml"),
                "--autonomy",
                "auto",
                "--json");
    }

    /// A process of `signalbox`, not yet started.
    ProcessBuilder signalbox(List<String> words) {
        var command = Stream.concat(Stream.of(CHECKOUT.resolve("signalbox").toString()), words.stream())
                .toList();
        var process = new ProcessBuilder(command);
        process.environment().putAll(environment());
        process.environment().put("SIGNALBOX_NO_BUILD", "1");
        process.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return process;
    }

    private Map<String, String> environment() {
        return Map.of(
                "SIGNALBOX_HOME", home.toString(),
                "XDG_CONFIG_HOME", home.resolve("config").toString());
    }

    /// Runs a command of `signalbox` to its end.
    Printed ask(String... words) throws IOException, InterruptedException {
        return printed(signalbox(List.of(words)));
    }

    /// Runs git on the repository and gives what it printed.
    String git(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Chaos", "-c", "user.email=chaos@localhost", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(words));
        var printed = printed(new ProcessBuilder(command)
                .directory(Files.createDirectories(repository).toFile()));
        assertThat(printed.exit()).as(printed.err()).isZero();
        return printed.out().strip();
    }

    private static Printed printed(ProcessBuilder builder) throws IOException, InterruptedException {
        var err = Files.createTempFile("chaos", ".err");
        try {
            var process = builder.redirectError(err.toFile()).start();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Printed(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    /// The whole log, read by a second process while nobody writes, or anybody does.
    List<Recorded> log() {
        var file = Places.of(environment()).log();
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Store store = SqliteStore.open(file, Clock.systemUTC())) {
            return store.log().read(0, MOST_RECORDS);
        }
    }

    /// Command lines of processes of this machine that have to do with a run.
    static List<String> processesOf(String run) {
        try (var all = Files.list(Path.of("/proc"))) {
            return all.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .map(Terrain::commandLine)
                    .filter(line -> line.contains(run))
                    .collect(Collectors.toList());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }
}
