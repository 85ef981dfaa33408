package dev.signalbox.engine.config.definition;

import dev.signalbox.engine.config.BoundedFile;
import dev.signalbox.engine.config.Places;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.workflow.Workflow;
import dev.signalbox.kernel.workflow.draft.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The workflows that can be named. A name is that of the file without its ending.
///
/// A user's workflow takes the place of a shipped one of its name. A repository's never takes the place of either:
/// whoever may write to a repository must not loosen what its owner is used to run.
public final class WorkflowLibrary {
    /// More files than this in one directory are no library.
    private static final int MOST = 500;

    private final ContractReader reader;
    private final Places places;

    /// A library whose workflows may use what the product brings along.
    public WorkflowLibrary(Places places, Vocabulary.Expressions expressions) {
        this.reader = new ContractReader(new Vocabulary(
                Vocabulary.TOOLS, Set.copyOf(Shipped.ROLES), Set.copyOf(Shipped.SCHEMAS), Set.of(), expressions));
        this.places = places;
    }

    /// Where a workflow comes from; the first that has a name has it.
    public enum Origin {
        USER,
        SHIPPED,
        PROJECT
    }

    /// A workflow that can be named.
    ///
    /// @param file the file it was read from; empty for a shipped one
    public record Listed(String name, Origin origin, Optional<Path> file, Checked<Workflow> checked) {}

    /// All that can be named, each name once.
    ///
    /// @param repository a repository whose workflows count too
    public List<Listed> all(Path repository) {
        var all = new ArrayList<Listed>();
        for (var entry : entries(repository)) {
            all.add(new Listed(entry.name, entry.origin, entry.file, read(entry)));
        }
        return all;
    }

    /// Their names.
    public List<String> names(Path repository) {
        return entries(repository).stream().map(Entry::name).toList();
    }

    /// The workflow of a name, if there is one.
    public Optional<Checked<Workflow>> find(String name, Path repository) {
        return entries(repository).stream()
                .filter(entry -> entry.name.equals(name))
                .findFirst()
                .map(this::read);
    }

    /// Reads a file, wherever it is.
    public Checked<Workflow> read(Path file) {
        return switch (BoundedFile.read(file)) {
            case Checked.Faulty<String>(var problems) -> new Checked.Faulty<>(problems);
            case Checked.Sound<String> text -> reader.read(file.toString(), text.value());
        };
    }

    private Checked<Workflow> read(Entry entry) {
        return entry.file
                .map(this::read)
                .orElseGet(() -> reader.read(entry.name + " (shipped)", Shipped.workflow(entry.name)));
    }

    private record Entry(String name, Origin origin, Optional<Path> file) {}

    private List<Entry> entries(Path repository) {
        var all = new ArrayList<Entry>();
        add(all, in(places.userWorkflows(), Origin.USER));
        add(
                all,
                Shipped.WORKFLOWS.stream()
                        .map(name -> new Entry(name, Origin.SHIPPED, Optional.empty()))
                        .toList());
        add(all, in(Places.projectWorkflows(repository), Origin.PROJECT));
        return all;
    }

    private static void add(List<Entry> all, List<Entry> more) {
        more.stream()
                .filter(entry -> all.stream().noneMatch(known -> known.name.equals(entry.name)))
                .forEach(all::add);
    }

    private static List<Entry> in(Path directory, Origin origin) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .limit(MOST)
                    .map(file -> new Entry(
                            file.getFileName().toString().replaceFirst("\\.yaml$", ""), origin, Optional.of(file)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list the workflows in " + directory, failure);
        }
    }
}
