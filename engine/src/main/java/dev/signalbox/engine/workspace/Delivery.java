package dev.signalbox.engine.workspace;

import dev.signalbox.engine.workspace.Delivered.How;
import dev.signalbox.engine.workspace.Delivered.Merged;
import dev.signalbox.engine.workspace.Delivered.Reason;
import dev.signalbox.engine.workspace.Delivered.Refused;
import dev.signalbox.kernel.id.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Brings a run's one commit into the user's repository: first as the branch `signalbox/<run>`, then, where nothing is
/// in the way, into the branch that is checked out.
///
/// Contents are merged in the engine's own repository, so that no driver or filter of the user's runs on what a worker
/// wrote. The user's files change last, in one step of git that checks everything before it writes anything, and after
/// a [Journal] says what is about to happen.
final class Delivery {
    private static final int SHOWN = 100;
    private static final List<String> UNFINISHED = List.of(
            "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "sequencer", "index.lock");

    private final Home home;
    private final RunId run;
    private final InstantSource clock;

    Delivery(Home home, RunId run, InstantSource clock) {
        this.home = home;
        this.run = run;
        this.clock = clock;
    }

    /// A commit to go to from another.
    private record Step(UserRepository repository, String branch, String from, String to, How how) {}

    Delivered to(Path directory) {
        if (!Files.isDirectory(home.gitDir())
                || home.git()
                                .attempt("", "rev-parse", "--verify", "-q", Home.DONE)
                                .exitCode()
                        != 0) {
            return refused(
                    Reason.NOT_COMPLETE, "Run %s has no final commit".formatted(run), "Let the run complete first");
        }
        var found = UserRepository.find(home.config(), directory);
        if (found.isEmpty()) {
            return refused(
                    Reason.REPOSITORY_MISSING,
                    "'%s' is no git repository (any more)".formatted(directory),
                    "Say where it is now: signalbox merge %s --repo PATH".formatted(run));
        }
        var repository = found.get();
        if (!bringBranch(repository)) {
            return refused(
                    Reason.BRANCH_TAKEN,
                    "'%s' already has a branch %s with other commits".formatted(repository.top(), name()),
                    "Rename it (git branch -m %s OTHER) and merge again".formatted(name()));
        }
        return new Interruption(home, repository)
                .undo()
                .or(() -> obstacle(repository))
                .orElseGet(() -> merge(repository));
    }

    private String name() {
        return "signalbox/" + run;
    }

    private String done() {
        return home.git().line("rev-parse", "--verify", Home.DONE);
    }

    private boolean bringBranch(UserRepository repository) {
        var ref = "refs/heads/" + name();
        if (repository
                .answer("rev-parse", "--verify", "--quiet", ref)
                .filter(done()::equals)
                .isPresent()) {
            return true;
        }
        return repository.fetch(home.gitDir(), Home.DONE + ":" + ref);
    }

    private Optional<Delivered> obstacle(UserRepository repository) {
        if (repository.bare()) {
            return Optional.of(refused(
                    Reason.BARE,
                    "'%s' is a bare repository".formatted(repository.top()),
                    "The commit is there as branch %s; merge it from a clone".formatted(name())));
        }
        var unfinished = UNFINISHED.stream()
                .filter(file -> Files.exists(repository.gitDir().resolve(file)))
                .findFirst();
        if (unfinished.isPresent()) {
            return Optional.of(refused(
                    Reason.BUSY,
                    "'%s' is in the middle of something: %s".formatted(repository.top(), unfinished.get()),
                    "Finish or abort it, then merge again"));
        }
        if (repository.branch().isEmpty() || repository.head().isEmpty()) {
            return Optional.of(refused(
                    Reason.DETACHED,
                    "No branch is checked out in '%s'".formatted(repository.top()),
                    "Check out a branch, then merge again; or use the branch " + name()));
        }
        var dirty = repository.dirty();
        return dirty.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refused(
                        Reason.DIRTY,
                        "Files in '%s' are changed and not committed".formatted(repository.top()),
                        dirty,
                        "Commit or stash them, then merge again; or use the branch " + name()));
    }

    private Delivered merge(UserRepository repository) {
        var branch = repository.branch().orElseThrow();
        var head = repository.head().orElseThrow();
        var done = done();
        var common = repository.answer("merge-base", head, done);
        if (common.isEmpty()) {
            return refused(
                    Reason.UNRELATED,
                    "The branch that is checked out in '%s' shares no commit with the run".formatted(repository.top()),
                    "Check out the branch the run began with, then merge again");
        }
        if (common.get().equals(done)) {
            return new Merged(Refs.shortName(branch), head, How.ALREADY);
        }
        return common.get().equals(head)
                ? step(new Step(repository, branch, head, done, How.FAST_FORWARD))
                : join(repository, branch, head);
    }

    private Delivered join(UserRepository repository, String branch, String head) {
        return switch (new Joining(home, clock).join(repository, branch, name())) {
            case Joining.Clean(var commit) -> {
                repository.fetch(home.gitDir(), "+" + Joining.REF + ":" + mergedRef());
                yield step(new Step(repository, branch, head, commit, How.MERGE));
            }
            case Joining.Conflicting(var paths) ->
                new Refused(
                        Reason.CONFLICT,
                        "Both the run and '%s' changed the same lines".formatted(Refs.shortName(branch)),
                        paths.stream().limit(SHOWN).toList(),
                        "Merge the branch by hand: git merge " + name());
        };
    }

    private String mergedRef() {
        return "refs/signalbox/merged/" + run;
    }

    private Delivered step(Step step) {
        var filtered = filtered(step);
        if (!filtered.isEmpty()) {
            return new Refused(
                    Reason.FILTERED,
                    "Files of the run pass through a filter of git",
                    filtered,
                    "Merge the branch %s yourself: git merge %s".formatted(name(), name()));
        }
        var git = step.repository.git();
        new Journal(step.repository.gitDir().toString(), step.branch, step.from, step.to).write(home.journal());
        var files = git.attempt("", "read-tree", "-m", "-u", step.from, step.to);
        if (!files.succeeded()) {
            Journal.remove(home.journal());
            return refused(
                    Reason.DIRTY,
                    "Files in '%s' are in the way: %s"
                            .formatted(
                                    step.repository.top(), files.stderr().text().strip()),
                    "Move or commit them, then merge again; or use the branch " + name());
        }
        var moved = git.attempt("", "update-ref", "-m", "signalbox: " + name(), step.branch, step.to, step.from);
        if (!moved.succeeded()) {
            git.ask("read-tree", "-m", "-u", step.to, step.from);
            Journal.remove(home.journal());
            return refused(Reason.BUSY, "'%s' moved meanwhile".formatted(Refs.shortName(step.branch)), "Merge again");
        }
        Journal.remove(home.journal());
        git.attempt("", "update-ref", "-d", mergedRef());
        return new Merged(Refs.shortName(step.branch), step.to, step.how);
    }

    /// Paths of the step that a filter applies to, by the attributes they will have.
    private List<String> filtered(Step step) {
        var git = step.repository
                .git()
                .with(Map.of(
                        "GIT_INDEX_FILE",
                        home.directory().resolve("attributes.index").toString()));
        git.ask("read-tree", step.to);
        var paths = TreeDiff.between(home.git(), step.from, step.to).stream()
                .map(TreeDiff.Entry::path)
                .collect(Collectors.joining("\0", "", "\0"));
        var answer = Git.split(git.feed(paths, "check-attr", "--cached", "-z", "--stdin", "filter"));
        return IntStream.range(0, answer.size() / 3)
                .filter(i -> !List.of("unspecified", "unset").contains(answer.get(3 * i + 2)))
                .mapToObj(i -> answer.get(3 * i))
                .limit(SHOWN)
                .toList();
    }

    private static Refused refused(Reason reason, String message, String advice) {
        return new Refused(reason, message, List.of(), advice);
    }
}
