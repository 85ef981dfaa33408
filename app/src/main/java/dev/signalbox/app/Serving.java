package dev.signalbox.app;

import dev.signalbox.app.cli.serve.ServeParts;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.Gate;
import dev.signalbox.app.http.HttpServer;
import dev.signalbox.app.http.ServerSettings;
import dev.signalbox.app.http.StoredTenants;
import dev.signalbox.app.http.about.AboutEndpoints;
import dev.signalbox.app.http.about.Health;
import dev.signalbox.app.http.account.MemberEndpoints;
import dev.signalbox.app.http.account.SessionEndpoints;
import dev.signalbox.app.http.live.Fanout;
import dev.signalbox.app.http.live.LiveRoutes;
import dev.signalbox.app.http.work.AuditEndpoints;
import dev.signalbox.app.http.work.Desk;
import dev.signalbox.app.http.work.RecordEndpoints;
import dev.signalbox.app.http.work.RunEndpoints;
import dev.signalbox.app.http.work.StatisticsEndpoint;
import dev.signalbox.app.http.work.SteerEndpoints;
import dev.signalbox.app.http.work.TaskEndpoints;
import dev.signalbox.app.http.work.WorkflowEndpoints;
import dev.signalbox.app.security.Doorkeeper;
import dev.signalbox.app.security.Members;
import dev.signalbox.app.security.Register;
import dev.signalbox.app.security.SignIn;
import dev.signalbox.app.security.Trail;
import dev.signalbox.app.work.Crew;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.engine.token.SessionTokens;
import dev.signalbox.kernel.id.UserId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// A server at work, put together by hand.
///
/// @param endpoints the one table
record Serving(
        Workbench workbench, Crew crew, Fanout fanout, HttpServer server, Members members, List<Endpoint> endpoints)
        implements ServeParts.Running {
    private static final UserId FIRST = new UserId("admin");
    private static final Clock CLOCK = Clock.systemUTC();

    static Serving start(
            Workbench workbench, Definitions definitions, ServerSettings settings, int workers, Consumer<String> log) {
        var ledger = workbench.ledger();
        var store = workbench.store();
        var crew =
                new Crew(workbench, workers, (run, failure) -> log.accept("run %s: %s".formatted(run, text(failure))));
        var register = new Register(ledger, ledger::roster, CLOCK);
        var tokens = new SessionTokens(workbench.keys());
        var tenants = new StoredTenants(store.views());
        var gate = new Gate(new Doorkeeper(register, tokens), new Trail(register), tenants);
        var fanout = Fanout.start(store.log(), tenants);
        var live = new LiveRoutes(fanout);
        var members = new Members(register);
        var desk = new Desk(workbench, store, definitions, ledger::roster, crew::wake);
        var endpoints = new ArrayList<Endpoint>();
        endpoints.addAll(new SessionEndpoints(new SignIn(register, tokens), settings.front()).all());
        endpoints.addAll(new MemberEndpoints(members, CLOCK).all());
        endpoints.addAll(work(desk));
        endpoints.addAll(live.endpoints());
        var all = AboutEndpoints.with(endpoints, live.sockets(), health(workbench, crew, fanout), Main.version());
        var server = HttpServer.start(
                settings,
                all,
                live.sockets(),
                gate,
                (trace, failure) -> log.accept("trace %s: %s".formatted(trace, text(failure))));
        return new Serving(workbench, crew, fanout, server, members, all);
    }

    private static List<Endpoint> work(Desk desk) {
        var all = new ArrayList<Endpoint>();
        all.addAll(new TaskEndpoints(desk).all());
        all.addAll(new RunEndpoints(desk).all());
        all.addAll(new SteerEndpoints(desk).all());
        all.addAll(new RecordEndpoints(desk).all());
        all.addAll(new WorkflowEndpoints(desk).all());
        all.addAll(new AuditEndpoints(desk).all());
        all.add(StatisticsEndpoint.of(desk));
        return all;
    }

    private static Health health(Workbench workbench, Crew crew, Fanout fanout) {
        var checks = new LinkedHashMap<String, Callable<Health.Finding>>();
        checks.put(
                "database",
                () -> well(
                        "%,d records".formatted(workbench.store().log().head().seq())));
        checks.put("cache", () -> well("%d listen".formatted(fanout.listeners())));
        checks.put("workers", () -> well("%d runs in hand".formatted(crew.size())));
        checks.put("sandbox", workbench::boxes);
        checks.put("disk", workbench::room);
        return new Health(checks, CLOCK);
    }

    private static Health.Finding well(String detail) {
        return new Health.Finding(true, detail);
    }

    private static String text(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public Optional<String> firstLink() {
        return members.firstLink(FIRST);
    }

    @Override
    public void close() {
        fanout.close();
        server.close();
        crew.close();
        workbench.close();
    }
}
