package dev.signalbox.engine.workspace;

import dev.signalbox.engine.workspace.Delivered.Reason;
import dev.signalbox.engine.workspace.Delivered.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// A delivery that was cut off while git wrote the user's files. It is undone, file by file, so that it can be done
/// again, as long as every file is one that the delivery left: as it was before, as it was to become, or cut off while
/// it was written. Anything else is the user's, and stays.
final class Interruption {
    private final Home home;
    private final UserRepository repository;

    Interruption(Home home, UserRepository repository) {
        this.home = home;
        this.repository = repository;
    }

    /// Leaves the files as before the delivery, or says why it cannot.
    Optional<Delivered> undo() {
        var journal = Journal.read(home.journal());
        if (journal.isEmpty()) {
            return Optional.empty();
        }
        var from = journal.get().from();
        if (!journal.get().repository().equals(repository.gitDir().toString())
                || !repository.branch().filter(journal.get().branch()::equals).isPresent()
                || !repository.head().filter(from::equals).isPresent()) {
            // It went through, or the user has moved on since.
            Journal.remove(home.journal());
            return Optional.empty();
        }
        Locks.clearOne(repository.gitDir().resolve("index.lock"), repository.top());
        var entries = TreeDiff.between(home.git(), from, journal.get().to());
        var foreign = foreign(journal.get(), entries);
        if (!foreign.isEmpty()) {
            return Optional.of(new Refused(
                    Reason.INTERRUPTED,
                    "An earlier merge into '%s' was cut off, and files were changed since".formatted(repository.top()),
                    foreign,
                    "Look at 'git status' and 'git diff' there, commit or undo these changes, then merge again"));
        }
        reset(from, entries);
        Journal.remove(home.journal());
        return Optional.empty();
    }

    private List<String> foreign(Journal journal, List<TreeDiff.Entry> entries) {
        var mine = new HashSet<String>();
        List<String> foreign = new ArrayList<>();
        for (var entry : entries) {
            mine.add(entry.path());
            if (!isLeft(journal, entry)) {
                foreign.add(entry.path());
            }
        }
        repository.git().pieces("diff-index", "--cached", "--name-only", "-z", journal.from()).stream()
                .filter(path -> !mine.contains(path))
                .forEach(foreign::add);
        return foreign;
    }

    private boolean isLeft(Journal journal, TreeDiff.Entry entry) {
        var file = repository.top().resolve(entry.path());
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        var after = TreeDiff.blob(home.git(), journal.to(), entry.path());
        if (Files.isSymbolicLink(file)) {
            return target(file)
                    .filter(text -> holds(entry.before(), text) || holds(after, text))
                    .isPresent();
        }
        var object = repository
                .answer("hash-object", "--path=" + entry.path(), "--", file.toString())
                .orElse("");
        return object.equals(entry.before().object()) || object.equals(after.object()) || isBeginning(file, after);
    }

    private boolean holds(TreeDiff.Blob blob, String target) {
        return !blob.isAbsent()
                && home.git().ask("cat-file", "blob", blob.object()).equals(target);
    }

    private static Optional<String> target(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isBeginning(Path file, TreeDiff.Blob blob) {
        if (blob.isAbsent()) {
            return false;
        }
        try {
            var whole = home.git().bytes("", "cat-file", "blob", blob.object());
            if (Files.size(file) > whole.length) {
                return false;
            }
            var part = Files.readAllBytes(file);
            return Arrays.equals(part, 0, part.length, whole, 0, part.length);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void reset(String from, List<TreeDiff.Entry> entries) {
        var files = new TreeFiles(repository.top());
        entries.forEach(entry -> files.delete(entry.path()));
        repository.git().ask("read-tree", from);
        var before = entries.stream()
                .filter(entry -> !entry.before().isAbsent())
                .map(TreeDiff.Entry::path)
                .toList();
        if (!before.isEmpty()) {
            repository.git().feed(String.join("\0", before) + "\0", "checkout-index", "-f", "-u", "-z", "--stdin");
        }
        repository.git().attempt("", "update-index", "-q", "--refresh");
    }
}
