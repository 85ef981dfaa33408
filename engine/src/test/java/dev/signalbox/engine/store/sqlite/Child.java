package dev.signalbox.engine.store.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another JVM with the classes of the tests.
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private Child(Process process) {
        this.process = process;
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Runs a class, with words of a shell command before it (`ulimit -f 100;`).
    static Child start(String before, Class<?> main, String... args) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of("sh", "-c", before + " exec \"$@\"", "child", java));
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// The next line it says, or nothing when it ended.
    @Nullable
    String line() throws IOException {
        return out.readLine();
    }

    /// What else it says until its end.
    List<String> rest() {
        return out.lines().toList();
    }

    /// `kill -9`.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }
}
