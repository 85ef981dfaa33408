package dev.signalbox.app.http;

import dev.signalbox.app.work.Refusal;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// The server on its port. Every request has a virtual thread of its own.
public final class HttpServer implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 12_000;
    private static final int HEADER_BYTES = 16 << 10;
    private static final long IDLE_MILLIS = 30_000;
    private static final long STOP_MILLIS = 5_000;

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// Starts to answer.
    ///
    /// @throws Refusal if the port cannot be had
    /// @param bugs hears what nobody expected, by the trace id of the request
    public static HttpServer start(
            ServerSettings settings,
            List<Endpoint> endpoints,
            List<LiveRoute> live,
            Gate gate,
            BiConsumer<String, Throwable> bugs) {
        var exchange = new Exchange(settings, gate, bugs);
        var javalin = Javalin.create(config -> {
            configure(config);
            for (var endpoint : endpoints) {
                config.routes.addHttpHandler(
                        HandlerType.findOrCreate(endpoint.method().name()),
                        endpoint.path(),
                        context -> exchange.serve(endpoint, context));
            }
            for (var route : live) {
                new Sockets(route, exchange, gate).register(config.routes);
            }
            endpoints.stream()
                    .map(Endpoint::path)
                    .distinct()
                    .forEach(path -> config.routes.options(path, exchange::preflight));
            config.routes.exception(HttpResponseException.class, exchange::failed);
            config.routes.exception(Exception.class, exchange::failed);
        });
        try {
            return new HttpServer(javalin.start(settings.host(), settings.port()));
        } catch (JavalinBindException taken) {
            javalin.stop();
            throw Refusal.impossible(
                    "cannot listen at %s port %d: it is taken, or not ours to take"
                            .formatted(settings.host(), settings.port()),
                    "name another with --port, or --port 0 for any that is free");
        }
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Content.MOST_BYTES;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.defaultContentType = Endpoint.JSON;
        config.jetty.modifyHttpConfiguration(HttpServer::bound);
        config.jetty.modifyServer(HttpServer::bound);
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new JettyErrors()));
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxTextMessageSize(4096);
            factory.setMaxBinaryMessageSize(1);
            factory.setMaxFrameSize(4096);
            factory.setIdleTimeout(java.time.Duration.ofMinutes(2));
        });
    }

    private static void bound(HttpConfiguration http) {
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setIdleTimeout(IDLE_MILLIS);
    }

    private static void bound(Server server) {
        server.setErrorHandler(new JettyErrors());
        server.setStopTimeout(STOP_MILLIS);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        for (var connector : server.getConnectors()) {
            if (connector instanceof ServerConnector tcp) {
                tcp.setIdleTimeout(IDLE_MILLIS);
            }
        }
    }

    public int port() {
        return javalin.port();
    }

    /// Stops to answer: open requests have some seconds to end.
    @Override
    public void close() {
        javalin.stop();
    }
}
