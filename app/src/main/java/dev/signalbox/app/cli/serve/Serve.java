package dev.signalbox.app.cli.serve;

import dev.signalbox.app.cli.CtrlC;
import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.http.ServerSettings;
import dev.signalbox.app.http.ServerSettings.Front;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.settings.Settings;
import dev.signalbox.engine.config.settings.SettingsReader;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/// `serve`: the server, until it is told to end.
record Serve(Surroundings around, ServeParts parts) implements Verb {

    private static final int PATIENCE_MILLIS = 10_000;

    static Syntax syntax() {
        return Syntax.of("serve", "Serve the API and the live channels, and drive runs")
                .option("--host", "ADDRESS", "listen at this address (default 127.0.0.1)")
                .option("--port", "PORT", "listen at this port; 0 for any that is free (default 8000)")
                .flag("--behind-tls-proxy", "a proxy before it speaks TLS; needed to listen beyond this machine")
                .flag("--check", "start, answer one request for health, and end: to try settings out")
                .detail("The first start prints a link with which the first administrator signs in, once.")
                .detail("Ends on Ctrl-C or SIGTERM. Runs that it drives are left as they are and can be resumed.")
                .exit(Exit.INTERRUPTED, "it was told to end")
                .example("signalbox serve --port 0");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        var choice = settings(given).server();
        var settings = new ServerSettings(
                choice.host(),
                choice.port(),
                choice.hosts(),
                choice.origins(),
                Front.valueOf(choice.front().toUpperCase(Locale.ROOT)));
        if (!settings.isLoopback() && settings.front() == Front.NOTHING) {
            throw Stop.usage(
                    "listening at %s would carry passwords and keys over the network in the clear"
                            .formatted(settings.host()),
                    "put a proxy that speaks TLS before it and say --behind-tls-proxy, or leave --host out");
        }
        try (var _ = CtrlC.interrupting(Thread.currentThread());
                var running =
                        parts.start(settings, choice.workers(), around.screen().err()::println)) {
            if (given.has("--check")) {
                return checked(running);
            }
            told(given, settings, running);
            new CountDownLatch(1).await();
            return Exit.DONE;
        }
    }

    /// By the way that everybody comes, so that all that answers is there.
    private int checked(ServeParts.Running running) {
        try {
            var health = URI.create("http://127.0.0.1:%d/health".formatted(running.port()))
                    .toURL();
            var connection = (HttpURLConnection) health.openConnection();
            connection.setReadTimeout(PATIENCE_MILLIS);
            try (var in = connection.getInputStream()) {
                around.screen().line(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            return Exit.DONE;
        } catch (IOException failure) {
            throw new UncheckedIOException("the server does not answer itself", failure);
        }
    }

    private void told(Given given, ServerSettings settings, ServeParts.Running running) {
        var host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        var address = "http://%s:%d".formatted(host, running.port());
        var link = running.firstLink().map(text -> address + "/sign-in#" + text);
        var screen = around.screen();
        if (given.json()) {
            screen.json(Json.obj()
                    .with("address", Json.of(address))
                    .with("port", Json.of(running.port()))
                    .with("sign_in", Json.of(link.orElse(""))));
        } else {
            screen.line("listening at " + address);
            link.ifPresent(text -> screen.line("sign in as admin, once and within an hour: " + text));
        }
        screen.out().flush();
    }

    private Settings settings(Given given) {
        var set = new ArrayList<String>();
        given.text("--host").ifPresent(host -> set.add("server.host=" + host));
        given.number("--port", 0, 65_535).ifPresent(port -> set.add("server.port=" + port));
        if (given.has("--behind-tls-proxy")) {
            set.add("server.front=tls_proxy");
        }
        var reader = new SettingsReader(
                Places.of(around.environment()).userSettings(), Optional.empty(), around.environment(), set);
        return switch (reader.read()) {
            case Checked.Sound<Settings> sound -> sound.value();
            case Checked.Faulty<Settings>(var problems) ->
                throw Stop.usage(
                        "the settings do not hold",
                        problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ")));
        };
    }
}
