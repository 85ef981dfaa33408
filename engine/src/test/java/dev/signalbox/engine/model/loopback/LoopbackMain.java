package dev.signalbox.engine.model.loopback;

import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.ScriptFile;
import dev.signalbox.kernel.artifact.Checked;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Starts the server from the command line, to drive real agents: `--script FILE [--port N] [--log FILE]`.
///
/// Prints the base URL on the first line and serves until it is ended. The log gets one JSON object a line for each
/// exchange.
public final class LoopbackMain {
    private static final String USAGE = "usage: --script FILE [--port N] [--log FILE]";

    private LoopbackMain() {}

    public static void main(String[] args) throws Exception {
        var outcome = run(List.of(args), System.out, System.err);
        if (outcome != 0) {
            System.exit(outcome);
        }
        Thread.currentThread().join();
    }

    /// Starts; the server's threads go on.
    ///
    /// @return 0, or 2 if something is wrong with the arguments or the script
    static int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        var options = options(args);
        var file = options.get("--script");
        if (file == null || !List.of("--script", "--port", "--log").containsAll(options.keySet())) {
            err.println(USAGE);
            return 2;
        }
        switch (ScriptFile.read(file, Files.readString(Path.of(file)))) {
            case Checked.Faulty<Script> faulty -> {
                faulty.problems().forEach(err::println);
                return 2;
            }
            case Checked.Sound<Script> sound -> {
                var port = Integer.parseInt(options.getOrDefault("--port", "0"));
                var server = LoopbackModelServer.start(sound.value(), port, logger(options.get("--log")));
                out.println(server.base());
                out.flush();
                return 0;
            }
        }
    }

    private static Map<String, String> options(List<String> args) {
        var options = new HashMap<String, String>();
        for (int at = 0; at < args.size(); at += 2) {
            options.put(args.get(at), at + 1 < args.size() ? args.get(at + 1) : "");
        }
        return options;
    }

    private static Consumer<Exchange> logger(@Nullable String file) throws IOException {
        if (file == null) {
            return _ -> {};
        }
        var out = new PrintStream(
                Files.newOutputStream(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8);
        return exchange -> out.println(exchange.line());
    }
}
