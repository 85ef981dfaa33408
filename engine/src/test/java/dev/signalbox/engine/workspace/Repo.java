package dev.signalbox.engine.workspace;

import dev.signalbox.engine.sandbox.HostCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A repository of a user, worked on with plain git.
final class Repo {
    final Path top;

    private Repo(Path top) {
        this.top = top;
    }

    /// With one commit that holds `a.txt` and `src/Main.java`.
    static Repo create(Path top) {
        var repo = empty(top);
        repo.write("a.txt", "one\ntwo\nthree\n").write("src/Main.java", "class Main {}\n");
        repo.commit("start");
        return repo;
    }

    static Repo empty(Path top) {
        try {
            Files.createDirectories(top);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var repo = new Repo(top);
        repo.git("init", "-q", "-b", "main");
        repo.git("config", "user.name", "Ada User");
        repo.git("config", "user.email", "ada@example.com");
        return repo;
    }

    Repo write(String path, String text) {
        try {
            var file = top.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    String read(String path) {
        try {
            return Files.readString(top.resolve(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String commit(String message) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return git("rev-parse", "HEAD");
    }

    String git(String... words) {
        return run(top, words);
    }

    static String run(Path directory, String... words) {
        var command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(words));
        try {
            var result = HostCommand.of(directory, command)
                    .withEnvironment(Map.of(
                            "HOME", "/nonexistent", "GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null"))
                    .run();
            if (!result.succeeded()) {
                throw new AssertionError(
                        String.join(" ", words) + ": " + result.stderr().text());
            }
            return result.stdout().text().strip();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
