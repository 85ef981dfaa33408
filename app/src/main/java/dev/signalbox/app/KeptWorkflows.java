package dev.signalbox.app;

import dev.signalbox.app.work.Refusal;
import dev.signalbox.app.work.RunTerms;
import dev.signalbox.engine.config.definition.WorkflowLibrary;
import dev.signalbox.engine.driver.DriverFailure;
import dev.signalbox.engine.store.Store;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The workflows that runs follow: looked up by name or file when a run begins, and kept as they were from then on.
final class KeptWorkflows {
    private final WorkflowLibrary library;
    private final Store store;
    private final Map<String, Workflow> known = new ConcurrentHashMap<>();

    KeptWorkflows(WorkflowLibrary library, Store store) {
        this.library = library;
        this.store = store;
    }

    /// The workflow that somebody names.
    ///
    /// @throws Refusal if there is none, or it does not hold
    WorkflowLibrary.Found find(RunTerms terms) {
        var name = terms.workflow();
        var isFile = name.contains("/") || name.endsWith(".yaml") || name.endsWith(".yml");
        var checked = isFile
                ? library.read(Path.of(name).toAbsolutePath().normalize())
                : library.find(name, terms.repository())
                        .orElseThrow(() -> Refusal.unknown(
                                "there is no workflow '%s'".formatted(name),
                                NearNames.fix(name, library.names(terms.repository()))));
        return sound(checked, "workflow " + name);
    }

    /// Keeps its text, so that a run can follow it whatever becomes of the file.
    void keep(WorkflowLibrary.Found found) {
        store.blobs().put(found.text().getBytes(StandardCharsets.UTF_8));
        known.put(found.workflow().digest(), found.workflow());
    }

    /// The definition that a run began with, whatever became of its file since. It may name roles and schemas of the
    /// repository that the run works for.
    Workflow of(RunCreated created) {
        var ref = created.workflow();
        return known.computeIfAbsent(ref.digest(), digest -> {
            var text = store.blobs()
                    .find(digest)
                    .orElseThrow(() -> new DriverFailure(
                            "the text of workflow %s (%s) is not in %s".formatted(ref.name(), digest, store.place())));
            var name = "%s %s as it was kept".formatted(ref.name(), ref.version());
            return sound(
                            library.kept(name, new String(text, StandardCharsets.UTF_8), Path.of(created.repository())),
                            name)
                    .workflow();
        });
    }

    /// What was checked and holds.
    ///
    /// @throws Refusal with every problem, if it does not hold
    static <T> T sound(Checked<T> checked, String what) {
        return switch (checked) {
            case Checked.Sound<T> sound -> sound.value();
            case Checked.Faulty<T>(var problems) ->
                throw Refusal.senseless(
                        what + " does not hold",
                        problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ")));
        };
    }
}
