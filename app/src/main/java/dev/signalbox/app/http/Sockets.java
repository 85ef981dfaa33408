package dev.signalbox.app.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/// A WebSocket route on the way in: the same gate as for every other request, before the protocol changes.
final class Sockets {
    private static final String CALL = "signalbox.call";
    private static final String CONNECTION = "signalbox.connection";
    private static final long PING_SECONDS = 25;

    private final LiveRoute route;
    private final Exchange exchange;
    private final Gate gate;
    private final Endpoint endpoint;

    Sockets(LiveRoute route, Exchange exchange, Gate gate) {
        this.route = route;
        this.exchange = exchange;
        this.gate = gate;
        this.endpoint = Endpoint.get(route.path(), "live", route.summary(), route.access(), _ -> Reply.nothing())
                .query("after", new Shape.Whole(0, Long.MAX_VALUE / 2), "position in the log to go on behind");
    }

    void register(RoutesConfig routes) {
        routes.wsBeforeUpgrade(route.path(), this::upgrade);
        routes.ws(route.path(), this::connect);
    }

    private void upgrade(Context context) {
        var request = exchange.request(context);
        var caller = gate.admit(route.access(), "GET " + route.path(), request);
        context.attribute(
                CALL,
                new Call(
                        caller,
                        request.bearer(),
                        request.path(),
                        request.query(endpoint),
                        request.headers(),
                        dev.signalbox.kernel.json.Json.obj(),
                        request.address(),
                        request.trace()));
    }

    private void connect(WsConfig socket) {
        socket.onConnect(context -> {
            Call call = context.attribute(CALL);
            if (call == null) {
                context.closeSession(1011, "no call");
                return;
            }
            context.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
            context.attribute(CONNECTION, route.opened().open(call, new JettyPeer(context.session)));
        });
        socket.onMessage(context -> connection(context).ifPresent(known -> known.heard(context.message())));
        socket.onClose(context -> connection(context).ifPresent(LiveRoute.Connection::closed));
        socket.onError(context -> connection(context).ifPresent(LiveRoute.Connection::closed));
    }

    private static Optional<LiveRoute.Connection> connection(WsContext context) {
        return Optional.ofNullable(context.attribute(CONNECTION));
    }

    private record JettyPeer(Session session) implements LiveRoute.Peer {
        @Override
        public void send(String text, Runnable done) {
            session.sendText(text, Callback.from(done, _ -> done.run()));
        }

        @Override
        public void close(int code, String reason) {
            session.close(code, reason, Callback.from(() -> {}, _ -> session.disconnect()));
        }
    }
}
