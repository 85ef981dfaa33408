package dev.signalbox.app;

import dev.signalbox.app.cli.rule.RuleParts;
import dev.signalbox.app.cli.serve.ServeParts;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.definition.WorkflowLibrary;
import dev.signalbox.engine.evidence.Expressions;
import dev.signalbox.engine.sandbox.BoxUser;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.store.Store;
import dev.signalbox.engine.store.sqlite.SqliteStore;
import dev.signalbox.engine.tool.shell.ShellGrammar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The parts of the engine, put together by hand; each is made when it is asked for.
final class Parts {
    private final Map<String, String> environment;
    private final Places places;

    Parts(Map<String, String> environment) {
        this.environment = environment;
        this.places = Places.of(environment);
    }

    Definitions definitions() {
        return new EngineDefinitions(
                new WorkflowLibrary(places, expression -> OnDemand.EXPRESSIONS.problem(expression)));
    }

    RuleParts rules() {
        return new RuleParts(this::definitions, this::sandbox, ShellGrammar::parse, this::caches);
    }

    /// The engine at work.
    ///
    /// @param progress hears what takes long
    RunRoom workbench(Consumer<String> progress) {
        return new Workbench(
                environment,
                new WorkflowLibrary(places, expression -> OnDemand.EXPRESSIONS.problem(expression)),
                progress);
    }

    /// The server, and who may use it.
    ServeParts serve() {
        return new Servers(
                environment, new WorkflowLibrary(places, expression -> OnDemand.EXPRESSIONS.problem(expression)));
    }

    private Sandbox sandbox(Path directory, Optional<String> mode) {
        return Sandbox.open(BoxSettings.of(environment, directory, mode));
    }

    /// Root's home cannot be entered by the user of its boxes.
    private Path caches() {
        return BoxUser.self().uid() == 0
                ? Path.of("/var/cache/signalbox")
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }

    /// The store, if there is one: looking makes no database.
    Optional<Store> recorded() {
        return Files.exists(places.log())
                ? Optional.of(SqliteStore.open(places.log(), Clock.systemUTC()))
                : Optional.empty();
    }

    /// CEL takes a tenth of a second to load, and most definitions hold no expression.
    private static final class OnDemand {
        static final Expressions EXPRESSIONS = new Expressions();
    }
}
