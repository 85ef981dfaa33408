package dev.signalbox.engine.evidence.gather;

import dev.signalbox.engine.evidence.gather.Provisioned.How;
import dev.signalbox.engine.evidence.gather.Provisions.Cache;
import dev.signalbox.engine.sandbox.BoxSpec;
import dev.signalbox.engine.sandbox.Network;
import dev.signalbox.engine.sandbox.OutputSink;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.workflow.Profile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes sure that a project's tests can run without a network, before the first phase of a run, and takes the
/// baseline while it is at it.
///
/// The tests are tried with the caches that are there. Only if they cannot run does the profile's `prepare` get a box
/// with a network and a cache to fill, on a clean copy of the commit that the run begins with: no worker has touched
/// anything by then, and none ever gets a network this way.
public final class Provisioner {
    private final Sandbox sandbox;
    private final ProvisionSettings settings;
    private final Caches caches;
    private final TestRun tests;

    public Provisioner(Sandbox sandbox, ProvisionSettings settings) {
        this.sandbox = sandbox;
        this.settings = settings;
        this.caches = new Caches(settings, sandbox.user());
        this.tests = new TestRun(sandbox, settings.testTime());
    }

    /// The provisions of a run that was provided for before, by this engine or an earlier one.
    public Optional<Provisions> recall(Workspace workspace) {
        var provisions = Note.read(workspace);
        provisions.ifPresent(known -> workspace.makeDirectories(known.made()));
        return provisions;
    }

    /// Provides for a run.
    ///
    /// @param repository the user's repository, by which caches are told apart
    /// @param progress hears what is done, one sentence at a time
    /// @throws InterruptedException when the calling thread is interrupted
    public Provisioned provide(Workspace workspace, Path repository, Profile profile, Consumer<String> progress)
            throws InterruptedException {
        var filled = caches.ofProject(repository, profile);
        if (!filled.isEmpty()) {
            progress.accept("Running the tests as they are, with what earlier runs fetched");
            var baseline = baseline(workspace, profile, Note.none(workspace).with(filled));
            if (baseline.canRun()) {
                return done(
                        workspace,
                        new Provisioned(Note.none(workspace).with(filled), baseline.tests(), How.OFFLINE, ""));
            }
        }
        progress.accept("Running the tests as they are, without a network");
        var own = Note.none(workspace).with(caches.ofUser(profile));
        var baseline = baseline(workspace, profile, own);
        if (baseline.canRun() || profile.prepare().isBlank()) {
            return done(
                    workspace,
                    new Provisioned(own, baseline.tests(), baseline.canRun() ? How.OFFLINE : How.NOT_RUNNABLE, ""));
        }
        progress.accept("Fetching what the tests need: "
                + profile.prepare().strip().lines().findFirst().orElse(""));
        return done(workspace, prepared(workspace, repository, profile));
    }

    private Provisioned prepared(Workspace workspace, Path repository, Profile profile) throws InterruptedException {
        var toFill = caches.toFill(repository, profile);
        try (var copy = workspace.copy(workspace.base())) {
            var outcome = sandbox.run(preparation(copy.directory(), workspace, profile, toFill), OutputSink.none());
            var made = Made.find(copy.directory());
            Made.move(copy.directory(), made, workspace.supplies());
            workspace.makeDirectories(made);
            var bare = Note.none(workspace);
            var provisions = new Provisions(toFill, made, bare.madeIn(), bare.gitDir(), bare.environment());
            var baseline = baseline(workspace, profile, provisions);
            var failure = outcome.succeeded()
                    ? ""
                    : "'prepare' failed with exit code %d: %s"
                            .formatted(
                                    outcome.exitCode(),
                                    tail(outcome.stdout().text()
                                            + outcome.stderr().text()));
            return new Provisioned(
                    provisions, baseline.tests(), baseline.canRun() ? How.PREPARED : How.NOT_RUNNABLE, failure);
        }
    }

    private BoxSpec preparation(Path directory, Workspace workspace, Profile profile, List<Cache> toFill) {
        var environment = new HashMap<>(settings.environment());
        environment.putAll(workspace.boxEnvironment());
        return BoxSpec.of(directory, CheckBox.OPEN, List.of("/bin/sh", "-c", profile.prepare()))
                .withMounts(Provisions.filling(toFill, workspace.gitDir()))
                .withEnvironment(environment)
                .withNetwork(Network.HOST)
                .withLimits(sandbox.limits().withWallTime(settings.prepareTime()));
    }

    private TestRun.Trial baseline(Workspace workspace, Profile profile, Provisions provisions)
            throws InterruptedException {
        return tests.trial(workspace, workspace.base(), profile, provisions);
    }

    private static Provisioned done(Workspace workspace, Provisioned provisioned) {
        Note.write(workspace, provisioned.provisions());
        return provisioned;
    }

    private static String tail(String output) {
        var lines = output.lines().filter(line -> !line.isBlank()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
