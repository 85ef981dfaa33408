package dev.signalbox.engine.evidence.gather;

import dev.signalbox.engine.evidence.Expressions;
import dev.signalbox.engine.evidence.Schemas;
import dev.signalbox.engine.sandbox.HostCommand;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.sandbox.SandboxSettings;
import dev.signalbox.engine.sandbox.Trees;
import dev.signalbox.engine.workspace.Created;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.engine.workspace.WorkspaceSettings;
import dev.signalbox.engine.workspace.Workspaces;
import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A real repository, its workspace and a real sandbox, in a directory that boxes can reach.
final class Bench implements AutoCloseable {
    static final Duration TIME = Duration.ofMinutes(3);
    private static int runs;

    final Path root;
    final Path repository;
    final Sandbox sandbox;

    private Bench(Path root) {
        this.root = root;
        this.repository = root.resolve("repository");
        this.sandbox = Sandbox.open(SandboxSettings.standard(System.getenv()).withState(root.resolve("state")));
    }

    static Bench open() {
        try {
            var root = Files.createTempDirectory(Path.of("/var/tmp"), "signalbox-gather");
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createDirectories(root.resolve("repository"));
            return new Bench(root);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The project of an example.
    static Bench ofExample(String name) {
        var bench = open();
        bench.host(
                bench.root,
                "cp",
                "-r",
                "--",
                examples().resolve(name + "/project/.").toString(),
                "repository");
        return bench;
    }

    private static Path examples() {
        var here = Path.of("").toAbsolutePath();
        return (Files.isDirectory(here.resolve("examples"))
                        ? here
                        : here.resolve("..").normalize())
                .resolve("examples");
    }

    Bench with(String path, String text) {
        write(repository.resolve(path), text);
        return this;
    }

    Workspace workspace(Profile profile) {
        host(repository, "git", "init", "-q");
        host(repository, "git", "add", "-A");
        host(
                repository,
                "git",
                "-c",
                "user.name=Ada",
                "-c",
                "user.email=ada@example.com",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "start");
        var settings = new WorkspaceSettings(root.resolve("workspaces"), sandbox.user(), Optional.empty(), Map.of());
        var created = new Workspaces(settings, InstantSource.system()).create(repository, nextRun(), profile);
        return ((Created.Ready) created).workspace();
    }

    private static synchronized RunId nextRun() {
        runs++;
        return new RunId("r" + runs);
    }

    ProvisionSettings settings() {
        return ProvisionSettings.standard(System.getenv())
                .in(root.resolve("caches"))
                .withTestTime(TIME);
    }

    Provisioner provisioner() {
        return new Provisioner(sandbox, settings());
    }

    EvidenceGatherer gatherer() {
        return new EvidenceGatherer(
                sandbox,
                TIME,
                new Schemas(name -> name.equals("short")
                        ? Optional.of("{\"type\":\"object\",\"properties\":{\"title\":{\"maxLength\":5}}}")
                        : Optional.empty()),
                new Expressions());
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Gate gate(CheckSpec... checks) {
        return new Gate("gate", Gate.Type.VALIDATION, List.of(checks), 60, List.of(), true);
    }

    static CheckSpec check(String name, Json.Obj params) {
        return new CheckSpec(name, CheckSpec.Severity.BLOCKING, Optional.empty(), params);
    }

    static Artifact artifact(String type, Json.Obj content) {
        return new Artifact(type, "tester", content, "0".repeat(64));
    }

    String host(Path directory, String... words) {
        try {
            var command = new ArrayList<>(List.of(words));
            var result = HostCommand.of(directory, command)
                    .withEnvironment(Map.of("HOME", "/nonexistent"))
                    .run();
            if (!result.succeeded()) {
                throw new AssertionError(command + ": " + result.stderr().text());
            }
            return result.stdout().text();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        try {
            Trees.delete(root);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
