package dev.signalbox.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `./signalbox` as a user calls it, on directories of its own.
///
/// @param launcher the command
/// @param home its `SIGNALBOX_HOME`
record Product(Path launcher, Path home) {
    private static final int MOST_SECONDS = 600;

    static Product of(Effort effort, String home) {
        return new Product(effort.product().resolve("signalbox"), effort.work().resolve(home));
    }

    /// How a command ended.
    ///
    /// @param millis from before its process was made to after it ended
    /// @param peak the most memory that its process had resident, in MB; 0 if it was too short to be looked at
    record Ended(int code, String output, double millis, double peak) {
        Ended orFail(String what) {
            if (code != 0) {
                throw new IllegalStateException("%s ended with %d: %s".formatted(what, code, output));
            }
            return this;
        }
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return run(false, arguments);
    }

    /// Runs a command and looks at its memory as it goes. The launcher hands over to Java by `exec`, so the process is
    /// the one of the product.
    Ended watched(String... arguments) throws IOException, InterruptedException {
        return run(true, arguments);
    }

    private Ended run(boolean watched, String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(launcher.toString()));
        words.addAll(List.of(arguments));
        var output = Files.createTempFile("signalbox-bench", ".out");
        try {
            var builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile());
            builder.environment().put("SIGNALBOX_HOME", home.toString());
            builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
            builder.environment().put("SIGNALBOX_NO_BUILD", "1");
            var begin = System.nanoTime();
            var process = builder.start();
            var peak = watched ? peak(process) : 0;
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(words + " did not end");
            }
            var millis = (System.nanoTime() - begin) / 1e6;
            return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8), millis, peak);
        } finally {
            Files.delete(output);
        }
    }

    private static double peak(Process process) throws InterruptedException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        var peak = 0.0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, kilobytes(status, "VmHWM:") / 1024);
        }
        return peak;
    }

    private static double kilobytes(Path status, String name) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException over) {
            return 0;
        }
    }
}
