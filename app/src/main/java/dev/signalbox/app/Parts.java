package dev.signalbox.app;

import dev.signalbox.app.cli.Definitions;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.definition.WorkflowLibrary;
import dev.signalbox.engine.evidence.Expressions;
import java.util.Map;

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

    /// CEL takes a tenth of a second to load, and most definitions hold no expression.
    private static final class OnDemand {
        static final Expressions EXPRESSIONS = new Expressions();
    }
}
