package dev.signalbox.engine.workspace;

import dev.signalbox.engine.sandbox.BoxUser;
import dev.signalbox.engine.sandbox.HostCommand;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.workflow.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The door: makes, finds, delivers and removes the workspaces of runs.
public final class Workspaces {
    private final WorkspaceSettings settings;
    private final Ownership ownership;
    private final InstantSource clock;

    public Workspaces(WorkspaceSettings settings, InstantSource clock) {
        this.settings = settings;
        this.ownership = Ownership.of(settings.boxUser());
        this.clock = clock;
    }

    /// Makes the clone of a run at the commit that is checked out in the user's repository. A run that has one already
    /// gets that one, so a killed engine may ask again.
    ///
    /// @throws WorkspaceFailure if git or the disk fails
    public Created create(Path repository, RunId run, Profile profile) {
        var home = Home.of(settings.directory(), run);
        makeRoot();
        if (Files.isDirectory(home.directory())) {
            return new Created.Ready(workspace(home, repository), List.of());
        }
        var building = new Home(home.directory().resolveSibling(".new-" + run));
        Remains.delete(building.directory());
        ownership.makePrivate(building.directory());
        NeutralConfig.write(building.config());
        var source = UserRepository.find(building.config(), repository);
        var refusal = refusal(repository, source);
        if (source.isEmpty() || refusal.isPresent()) {
            Remains.delete(building.directory());
            return refusal.orElseThrow();
        }
        new Cloning(source.get(), building, ownership).run(run, BuildOutput.of(profile));
        try {
            Files.writeString(building.tree().resolve(".git"), "gitdir: " + home.gitDir() + "\n");
            Files.move(building.directory(), home.directory(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot finish the workspace " + home.directory(), failure);
        }
        return new Created.Ready(workspace(home, repository), source.get().uncommitted());
    }

    /// The workspace of a run that has one.
    ///
    /// @param repository the user's repository, for the author's name
    public Optional<Workspace> find(RunId run, Path repository) {
        var home = Home.of(settings.directory(), run);
        return Files.isDirectory(home.gitDir()) ? Optional.of(workspace(home, repository)) : Optional.empty();
    }

    /// Brings a completed run's commit into the user's repository.
    public Delivered deliver(RunId run, Path repository) {
        return new Delivery(Home.of(settings.directory(), run), run, clock).to(repository);
    }

    /// Deletes the workspace of a run. Its branch in the user's repository stays.
    public void remove(RunId run) {
        Remains.delete(Home.of(settings.directory(), run).directory());
    }

    /// Why no run can begin in a repository; empty if one can. Nothing is made.
    public Optional<Created.Refused> objection(Path repository) {
        try {
            var config = Files.createTempFile("signalbox-git-", ".config");
            try {
                NeutralConfig.write(config);
                return refusal(repository, UserRepository.find(config, repository))
                        .map(Created.Refused.class::cast);
            } finally {
                Remains.delete(config);
            }
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot look at the repository " + repository, failure);
        }
    }

    private static Optional<Created> refusal(Path repository, Optional<UserRepository> source) {
        if (!Files.isDirectory(repository)) {
            return Optional.of(new Created.Refused(
                    "'%s' is not a directory".formatted(repository), "Name the directory of a git repository"));
        }
        if (source.isEmpty()) {
            return Optional.of(new Created.Refused(
                    "'%s' is not a git repository".formatted(repository),
                    "Run 'git init', 'git add -A' and 'git commit' there, or name another directory"));
        }
        if (source.get().head().isEmpty()) {
            return Optional.of(new Created.Refused(
                    "The repository '%s' has no commit yet"
                            .formatted(source.get().top()),
                    "Run 'git add -A' and 'git commit' there: a run begins with a commit"));
        }
        return Optional.empty();
    }

    private Workspace workspace(Home home, Path repository) {
        return new Workspace(home, ownership, settings.author().orElseGet(() -> person(repository)), clock);
    }

    /// Whom the user's own git names, or the engine.
    private Person person(Path repository) {
        var name = userSetting(repository, "user.name");
        var email = userSetting(repository, "user.email");
        try {
            return name.isPresent() && email.isPresent() ? new Person(name.get(), email.get()) : Person.SIGNALBOX;
        } catch (IllegalArgumentException unusable) {
            return Person.SIGNALBOX;
        }
    }

    private Optional<String> userSetting(Path repository, String name) {
        if (!Files.isDirectory(repository)) {
            return Optional.empty();
        }
        Map<String, String> environment = new HashMap<>();
        for (var variable : List.of("HOME", "XDG_CONFIG_HOME")) {
            Optional.ofNullable(settings.environment().get(variable))
                    .ifPresent(value -> environment.put(variable, value));
        }
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "safe.directory");
        environment.put("GIT_CONFIG_VALUE_0", "*");
        var git = new Git(repository, List.of(), environment, 1 << 16);
        HostCommand.Result answer = git.attempt("", "config", "--get", name);
        return answer.succeeded()
                ? Optional.of(answer.stdout().text().strip()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    /// Boxes go through this directory and see no names in it but those they are told.
    private void makeRoot() {
        try {
            Files.createDirectories(settings.directory());
            if (BoxUser.self().uid() == 0) {
                Files.setPosixFilePermissions(settings.directory(), PosixFilePermissions.fromString("rwx--x--x"));
            }
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot make the directory of workspaces " + settings.directory(), failure);
        }
    }
}
