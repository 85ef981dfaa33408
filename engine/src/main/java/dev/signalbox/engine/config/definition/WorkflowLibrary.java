package dev.signalbox.engine.config.definition;

import dev.signalbox.engine.config.BoundedFile;
import dev.signalbox.engine.config.Places;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.artifact.Problems;
import dev.signalbox.kernel.workflow.Workflow;
import dev.signalbox.kernel.workflow.draft.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The workflows that can be named. A name is that of the file without its ending.
///
/// A user's workflow takes the place of a shipped one of its name. A repository's never takes the place of either:
/// whoever may write to a repository must not loosen what its owner is used to run. Its name then means neither, and
/// the file has to be named.
public final class WorkflowLibrary {
    private static final List<String> SUFFIXES = List.of(".yml", ".yaml");

    private final Places places;
    private final Vocabulary.Expressions expressions;

    /// A library whose workflows may use what the product brings along, and what a user and a repository add.
    public WorkflowLibrary(Places places, Vocabulary.Expressions expressions) {
        this.places = places;
        this.expressions = expressions;
    }

    /// Where a workflow comes from.
    public enum Origin {
        USER,
        SHIPPED,
        PROJECT,
        /// A file that was named as such.
        FILE
    }

    /// A workflow that was found.
    ///
    /// @param text what it was read from; its digest is the workflow's
    public record Found(Workflow workflow, Origin origin, String text) {}

    /// A workflow that can be named.
    ///
    /// @param file the file it was read from; empty for a shipped one
    public record Listed(String name, Origin origin, Optional<Path> file, Checked<Workflow> checked) {}

    private record Entry(String name, Origin origin, Optional<Path> file, Checked<String> text) {
        /// As the user knows it.
        String shown() {
            return file.map(Path::toString).orElse(name + ".yaml (shipped)");
        }
    }

    /// All that can be named, sorted by name.
    ///
    /// @param repository a repository whose workflows count too
    public List<Listed> all(Path repository) {
        return entries(repository).values().stream()
                .map(entry -> new Listed(
                        entry.name,
                        entry.origin,
                        entry.file,
                        named(entry, repository).map(Found::workflow)))
                .toList();
    }

    /// Their names, sorted.
    public List<String> names(Path repository) {
        return List.copyOf(entries(repository).keySet());
    }

    /// The workflow of a name, if there is one.
    public Optional<Checked<Found>> find(String name, Path repository) {
        return Optional.ofNullable(entries(repository).get(name)).map(entry -> named(entry, repository));
    }

    /// Reads a file, wherever it is. It may use the roles and schemas of the repository that it lies in.
    public Checked<Found> read(Path file) {
        var name = file.getFileName() == null ? "" : file.getFileName().toString();
        var entry = new Entry(name, Origin.FILE, Optional.of(file), BoundedFile.read(file));
        return read(entry, Repositories.rootOf(file.toAbsolutePath().normalize()));
    }

    /// Reads a text that was kept when a run began with it.
    ///
    /// @param shown how to call it in messages
    public Checked<Found> kept(String shown, String text, Path repository) {
        return read(new Entry(shown, Origin.FILE, Optional.empty(), new Checked.Sound<>(text, List.of())), repository);
    }

    private Checked<Found> named(Entry entry, Path repository) {
        return read(entry, repository).then(found -> {
            var problems = new Problems(entry.shown());
            if (!found.workflow.name().equals(entry.name)) {
                problems.at(
                        1,
                        1,
                        "the workflow is named '%s'".formatted(found.workflow.name()),
                        "name the file and the workflow alike");
            }
            return problems.checked(found);
        });
    }

    private Checked<Found> read(Entry entry, Path repository) {
        var reader = new ContractReader(new Names(places, repository).vocabulary(expressions));
        return entry.text.then(
                text -> reader.read(entry.shown(), text).map(workflow -> new Found(workflow, entry.origin, text)));
    }

    private Map<String, Entry> entries(Path repository) {
        var known = new TreeMap<String, Entry>();
        for (var name : Shipped.WORKFLOWS) {
            var text = new Checked.Sound<>(Shipped.workflow(name), List.of());
            known.put(name, new Entry(name, Origin.SHIPPED, Optional.empty(), text));
        }
        for (var suffix : SUFFIXES) {
            Folder.files(places.userWorkflows(), suffix)
                    .forEach((name, file) ->
                            known.put(name, new Entry(name, Origin.USER, Optional.of(file), BoundedFile.read(file))));
        }
        var own = new TreeMap<String, Entry>();
        for (var suffix : SUFFIXES) {
            Folder.files(Places.projectWorkflows(repository), suffix)
                    .forEach((name, file) -> own.put(name, ofProject(name, file, repository)));
        }
        own.forEach((name, entry) -> known.merge(name, entry, WorkflowLibrary::shadowed));
        return known;
    }

    private static Entry ofProject(String name, Path file, Path repository) {
        return new Entry(name, Origin.PROJECT, Optional.of(file), BoundedFile.readBelow(repository, file));
    }

    /// A name that means two things means neither, until somebody says which.
    private static Entry shadowed(Entry known, Entry own) {
        var problem = new Problem(
                own.shown(),
                1,
                1,
                "a project cannot replace the workflow '%s' (%s)".formatted(known.name, known.shown()),
                "rename it, or run it by its file");
        return new Entry(known.name, known.origin, known.file, new Checked.Faulty<>(List.of(problem)));
    }
}
