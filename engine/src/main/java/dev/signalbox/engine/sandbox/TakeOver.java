package dev.signalbox.engine.sandbox;

import static dev.signalbox.engine.sandbox.TreePaths.depth;
import static dev.signalbox.engine.sandbox.TreePaths.join;
import static dev.signalbox.engine.sandbox.TreePaths.name;
import static dev.signalbox.engine.sandbox.TreePaths.parent;

import dev.signalbox.engine.sandbox.Outcome.Changes;
import dev.signalbox.engine.sandbox.Outcome.Dropped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Carries what the rules permit from a layer or a copy into the workspace. Content is copied, so nothing stays linked
/// to the layer; links are never followed; special files and set-id bits do not cross.
final class TakeOver {

    /// More than these are counted, not named.
    private static final int NAMED = 10_000;

    private static final String TEMPORARY = ".signalbox-taking-over";

    private final Anchor source;
    private final Anchor workspace;
    private final Permitted permitted;
    private final Copying copying;
    private final List<String> taken = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();

    private TakeOver(Anchor source, Anchor workspace, Permitted permitted, long most) {
        this.source = source;
        this.workspace = workspace;
        this.permitted = permitted;
        this.copying = new Copying(most);
    }

    /// @param most bytes of all files together
    static Changes apply(List<Change> changes, Anchor source, Anchor workspace, Permitted permitted, long most)
            throws IOException {
        TakeOver work = new TakeOver(source, workspace, permitted, most);
        List<Change> deletions = changes.stream()
                .filter(Change.Delete.class::isInstance)
                .sorted(Comparator.comparingInt((Change change) -> depth(change.path()))
                        .reversed())
                .toList();
        for (Change change : deletions) {
            work.take(change);
        }
        for (Change change : changes) {
            if (!(change instanceof Change.Delete)) {
                work.take(change);
            }
        }
        return work.report();
    }

    private void take(Change change) throws IOException {
        Optional<String> refusal = change instanceof Change.Directory
                ? permitted.directoryRefusal(change.path())
                : permitted.refusal(change.path());
        if (refusal.isPresent()) {
            refuse(change, refusal.get());
            return;
        }
        try {
            Optional<String> obstacle = carry(change);
            if (obstacle.isPresent()) {
                dropped.add(new Dropped(change.path(), obstacle.get()));
            } else {
                taken.add(change.path());
            }
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            dropped.add(new Dropped(change.path(), "another file or link stands in the way"));
        }
    }

    /// Directories come and go with what is in them; only files and links are worth a word.
    private void refuse(Change change, String reason) throws IOException {
        boolean directory = change instanceof Change.Directory
                || (change instanceof Change.Delete
                        && TreePaths.facts(workspace, change.path())
                                .filter(facts -> facts.kind() == FileKind.DIRECTORY)
                                .isPresent());
        if (!directory) {
            dropped.add(new Dropped(change.path(), reason));
        }
    }

    private Optional<String> carry(Change change) throws IOException {
        return switch (change) {
            case Change.Put put -> put(put.path());
            case Change.Link link -> link(link);
            case Change.Directory directory -> {
                makeDirectories(directory.path());
                yield Optional.empty();
            }
            case Change.Delete delete -> delete(delete.path());
            case Change.Special special -> Optional.of("a device, pipe or socket");
        };
    }

    private Optional<String> put(String path) throws IOException {
        FileFacts facts = TreePaths.facts(source, path).orElseThrow(() -> new NoSuchFileException(path));
        if (!copying.mayCopy(facts)) {
            return Optional.of("more than one command may add to the disk");
        }
        makeDirectories(parent(path));
        try (Anchor directory = workspace.beneath(parent(path));
                InputStream in = FileContent.open(source, path)) {
            Path temporary = directory.entry(TEMPORARY);
            Files.deleteIfExists(temporary);
            Copying.copy(in, temporary);
            Path target = directory.entry(name(path));
            Rights.give(
                    temporary,
                    FileFacts.of(target).orElse(FileFacts.ofOpen(directory)).owner());
            Files.setAttribute(temporary, "unix:mode", facts.permissions(), LinkOption.NOFOLLOW_LINKS);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException e) {
            return Optional.of("it cannot be read");
        }
        return Optional.empty();
    }

    private Optional<String> link(Change.Link link) throws IOException {
        if (leadsOut(link)) {
            return Optional.of("a symbolic link that leads out of the workspace");
        }
        makeDirectories(parent(link.path()));
        try (Anchor directory = workspace.beneath(parent(link.path()))) {
            Path temporary = directory.entry(TEMPORARY);
            Files.deleteIfExists(temporary);
            Files.createSymbolicLink(temporary, Path.of(link.target()));
            Rights.give(temporary, FileFacts.ofOpen(directory).owner());
            Files.move(temporary, directory.entry(name(link.path())), StandardCopyOption.ATOMIC_MOVE);
        }
        return Optional.empty();
    }

    private static boolean leadsOut(Change.Link link) {
        Path target = Path.of(link.target());
        return target.isAbsolute()
                || !Path.of("/w", parent(link.path()))
                        .resolve(target)
                        .normalize()
                        .startsWith("/w");
    }

    private void makeDirectories(String path) throws IOException {
        String step = "";
        for (Path part : Path.of(path)) {
            if (part.toString().isEmpty()) {
                return;
            }
            try (Anchor directory = workspace.beneath(step)) {
                Path entry = directory.entry(part.toString());
                if (FileFacts.of(entry).isEmpty()) {
                    Files.createDirectory(entry);
                    Rights.give(entry, FileFacts.ofOpen(directory).owner());
                }
            }
            step = join(step, part.toString());
        }
    }

    private Optional<String> delete(String path) throws IOException {
        try (Anchor directory = workspace.beneath(parent(path))) {
            Files.deleteIfExists(directory.entry(name(path)));
            return Optional.empty();
        } catch (DirectoryNotEmptyException e) {
            return Optional.of("it still holds what was not permitted to go");
        }
    }

    private Changes report() {
        List<Dropped> named = new ArrayList<>(dropped.subList(0, Math.min(NAMED, dropped.size())));
        if (dropped.size() > NAMED) {
            named.add(new Dropped("", (dropped.size() - NAMED) + " more were dropped"));
        }
        return new Changes(taken.subList(0, Math.min(NAMED, taken.size())), named);
    }
}
