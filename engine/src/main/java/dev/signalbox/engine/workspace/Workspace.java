package dev.signalbox.engine.workspace;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The clone of one run. Workers change the files of its tree; everything else is done here, while none of them runs.
///
/// Commits are made from the bytes of the files as they are. Ignored files, and what the profile calls build output,
/// are in no commit.
public final class Workspace {
    private static final ConcurrentMap<Path, ReentrantLock> INDEXES = new ConcurrentHashMap<>();

    private final Home home;
    private final Ownership ownership;
    private final Person author;
    private final InstantSource clock;
    private final ReentrantLock index;

    Workspace(Home home, Ownership ownership, Person author, InstantSource clock) {
        // Git knows one writer of an index at a time, and there may be several objects for one workspace.
        this.index = INDEXES.computeIfAbsent(home.directory(), _ -> new ReentrantLock());
        this.home = home;
        this.ownership = ownership;
        this.author = author;
        this.clock = clock;
    }

    /// Where the files are.
    public Path tree() {
        return home.tree();
    }

    /// What a box that works on the tree, or on a copy of it, has to see read-only at the same path, so that git works
    /// inside of it.
    public Path gitDir() {
        return home.gitDir();
    }

    /// What git inside of a box needs in its environment: the data belongs to another user, and nothing of it is to be
    /// executed.
    public Map<String, String> boxEnvironment() {
        return Map.of(
                "GIT_CONFIG_COUNT", "3",
                "GIT_CONFIG_KEY_0", "safe.directory",
                "GIT_CONFIG_VALUE_0", "*",
                "GIT_CONFIG_KEY_1", "core.hooksPath",
                "GIT_CONFIG_VALUE_1", "/dev/null",
                "GIT_CONFIG_KEY_2", "core.fsmonitor",
                "GIT_CONFIG_VALUE_2", "false",
                "GIT_OPTIONAL_LOCKS", "0");
    }

    /// Makes directories in the tree, to be mounted upon.
    ///
    /// @param paths relative to the tree
    public void makeDirectories(List<String> paths) {
        ownership.makeDirectories(home.tree(), paths);
    }

    /// A directory beside the tree for what the run needs and its commits do not hold; boxes can reach it.
    public Path supplies() {
        var supplies = home.directory().resolve("supplies");
        ownership.makePrivate(supplies);
        return supplies;
    }

    /// The branch of the run, `signalbox/<run>`.
    public String branch() {
        return home.git().line("symbolic-ref", "--short", "HEAD");
    }

    /// The commit of the user's repository that the run began with.
    public String base() {
        return home.git().line("rev-parse", "--verify", Home.BASE);
    }

    /// The newest commit.
    public String head() {
        return home.git().line("rev-parse", "--verify", "HEAD");
    }

    /// A commit of the run, to be looked at.
    public Revision at(String commit) {
        return new Revision(
                home.git(), home.git().line("rev-parse", "--verify", "--end-of-options", commit + "^{commit}"));
    }

    /// What the run has changed so far, as a unified diff of at most so many bytes; cut off at the end of a line.
    public String diff(int mostBytes) {
        var result = home.git()
                .keeping(mostBytes)
                .attempt("", "diff-tree", "-p", "--no-ext-diff", "--no-textconv", "--no-color", base(), head());
        var text = result.stdout().text();
        return text.length() < mostBytes ? text : text.substring(0, text.lastIndexOf('\n') + 1) + "[cut off]\n";
    }

    /// Commits the files as they are. Without a change since the newest commit there is no new one.
    public Snapshot commit(String message) {
        return alone(() -> commitAlone(message));
    }

    private Snapshot commitAlone(String message) {
        var staged = Stage.take(home.gitOnTree(), new TreeFiles(home.tree()));
        var head = head();
        if (at(head).tree().equals(staged.tree())) {
            return new Snapshot(head, staged.tree(), staged.leftOut());
        }
        var commit = record(new Draft(staged.tree(), head, message, Person.SIGNALBOX));
        home.git().ask("update-ref", "-m", "snapshot", "HEAD", commit, head);
        home.git().ask("update-ref", Home.HISTORY, commit);
        return new Snapshot(commit, staged.tree(), staged.leftOut());
    }

    /// Takes back every change since the newest commit to a path that may not be written.
    ///
    /// @return the paths that were changed and are again as they were
    public List<String> revertOutside(Predicate<String> writable) {
        return alone(() -> revert(head(), writable.negate()));
    }

    /// Makes the files as they are in a commit of the run, and that commit the newest. Ignored files stay.
    ///
    /// @return the paths that had differed
    public List<String> restore(String commit) {
        return alone(() -> {
            var target = at(commit).commit();
            var changed = revert(target, _ -> true);
            home.git().ask("update-ref", "-m", "restore", "HEAD", target);
            return changed;
        });
    }

    /// Removes locks that a killed engine left. For whoever takes the run up, and nobody else.
    public void unlock() {
        Locks.clear(home.gitDir(), home.directory());
    }

    /// A copy of a commit in a directory of its own, without anything else that lies in the tree.
    public CleanCopy copy(String commit) {
        return CleanCopy.of(home, ownership, at(commit).commit());
    }

    /// Puts all commits of the run together to one, which becomes the branch. The earlier ones stay reachable for those
    /// who verify evidence.
    ///
    /// @return the one commit; its tree is that of the newest commit
    public Snapshot complete(CommitText text) {
        return alone(() -> completeAlone(text));
    }

    private Snapshot completeAlone(CommitText text) {
        var head = head();
        var tree = at(head).tree();
        var commit = record(new Draft(tree, base(), text.message(), author));
        home.git().ask("update-ref", "-m", "complete", "HEAD", commit, head);
        home.git().ask("update-ref", Home.DONE, commit);
        return new Snapshot(commit, tree, List.of());
    }

    private <T> T alone(Supplier<T> work) {
        index.lock();
        try {
            return work.get();
        } finally {
            index.unlock();
        }
    }

    private record Draft(String tree, String parent, String message, Person author) {}

    private String record(Draft draft) {
        var now = clock.instant().getEpochSecond() + " +0000";
        return home.git()
                .with(Map.of(
                        "GIT_AUTHOR_NAME", draft.author.name(),
                        "GIT_AUTHOR_EMAIL", draft.author.email(),
                        "GIT_AUTHOR_DATE", now,
                        "GIT_COMMITTER_NAME", Person.SIGNALBOX.name(),
                        "GIT_COMMITTER_EMAIL", Person.SIGNALBOX.email(),
                        "GIT_COMMITTER_DATE", now))
                .feed(draft.message, "commit-tree", draft.tree, "-p", draft.parent)
                .strip();
    }

    private List<String> revert(String commit, Predicate<String> which) {
        var git = home.gitOnTree();
        var files = new TreeFiles(home.tree());
        var changed = changedSince(commit, Stage.take(git, files)).entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .toList();
        if (changed.isEmpty()) {
            return List.of();
        }
        var index = new StringBuilder();
        List<String> restored = new ArrayList<>();
        for (var entry : changed) {
            var before = entry.getValue();
            files.delete(entry.getKey());
            index.append(before.mode()).append(' ').append(before.object());
            index.append('\t').append(entry.getKey()).append('\0');
            if (!before.isAbsent()) {
                restored.add(entry.getKey());
            }
        }
        git.feed(index.toString(), "update-index", "-z", "--index-info");
        if (!restored.isEmpty()) {
            git.feed(String.join("\0", restored) + "\0", "checkout-index", "-f", "-u", "-z", "--stdin");
            ownership.give(home.tree(), restored);
        }
        return changed.stream().map(Map.Entry::getKey).toList();
    }

    /// What stood in the commit where the files differ, also where a file could not be staged.
    private Map<String, TreeDiff.Blob> changedSince(String commit, Stage.Staged staged) {
        var git = home.git();
        Map<String, TreeDiff.Blob> changed = new TreeMap<>();
        TreeDiff.between(git, commit, staged.tree()).forEach(entry -> changed.put(entry.path(), entry.before()));
        for (var file : staged.leftOut()) {
            changed.computeIfAbsent(file.path(), path -> TreeDiff.blob(git, commit, path));
        }
        return changed;
    }
}
