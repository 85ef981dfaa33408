package dev.signalbox.app;

import dev.signalbox.app.cli.Definitions;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.definition.WorkflowLibrary;
import dev.signalbox.engine.evidence.Expressions;
import dev.signalbox.engine.store.Store;
import dev.signalbox.engine.store.sqlite.SqliteStore;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// The parts of the engine, put together by hand; each is made when it is asked for.
final class Parts {
    private final Places places;

    Parts(Map<String, String> environment) {
        this.places = Places.of(environment);
    }

    Definitions definitions() {
        return new EngineDefinitions(
                new WorkflowLibrary(places, expression -> OnDemand.EXPRESSIONS.problem(expression)));
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
