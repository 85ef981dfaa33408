package dev.signalbox.app;

import dev.signalbox.app.cli.serve.ServeParts;
import dev.signalbox.app.http.ServerSettings;
import dev.signalbox.app.security.Members;
import dev.signalbox.app.security.Register;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.definition.WorkflowLibrary;
import dev.signalbox.engine.ledger.Ledger;
import dev.signalbox.engine.ledger.Redactor;
import dev.signalbox.engine.ledger.SealedStore;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/// Servers of this data directory, and the record of who may use them.
record Servers(Map<String, String> environment, WorkflowLibrary library) implements ServeParts {

    @Override
    public Running start(ServerSettings settings, int workers, Consumer<String> log) {
        var workbench = new Workbench(environment, library, _ -> {});
        try {
            return Serving.start(workbench, new EngineDefinitions(library), settings, workers, log);
        } catch (RuntimeException failure) {
            workbench.close();
            throw failure;
        }
    }

    @Override
    public Membership membership() {
        var store = SealedStore.open(Places.of(environment).data(), Clock.systemUTC());
        var ledger = new Ledger(
                store,
                ref -> {
                    throw new IllegalStateException("no run is moved here, not even one of %s"
                            .formatted(ref.workflow().name()));
                },
                Redactor.knowingEnvironment(environment)::redact);
        var members = new Members(new Register(ledger, ledger::roster, Clock.systemUTC()));
        var user = environment.getOrDefault("USER", "user");
        return new Membership() {
            @Override
            public Members members() {
                return members;
            }

            @Override
            public String user() {
                return user;
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }
}
