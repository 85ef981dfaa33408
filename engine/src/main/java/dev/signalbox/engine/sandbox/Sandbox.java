package dev.signalbox.engine.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The door: compiles boxes and runs commands in them. Safe for use by many threads.
public final class Sandbox implements AutoCloseable {

    private final Machine machine;

    private Sandbox(Machine machine) {
        this.machine = machine;
    }

    /// Looks at the machine, prepares the sandbox's own files, and builds one box to see that it can.
    ///
    /// @throws SandboxUnavailable when the settings accept no box that this machine can build
    public static Sandbox open(SandboxSettings settings) {
        return open(settings, Host.look());
    }

    static Sandbox open(SandboxSettings settings, Host host) {
        List<String> reasons = new ArrayList<>();
        for (Containment containment : settings.mode().accepted()) {
            List<String> obstacles = host.obstacles(containment);
            reasons.addAll(obstacles);
            if (obstacles.isEmpty()) {
                Sandbox sandbox = new Sandbox(Machine.open(settings, host, containment));
                try {
                    sandbox.tryOut();
                    return sandbox;
                } catch (SandboxFailure e) {
                    sandbox.close();
                    reasons.add(e.getMessage());
                }
            }
        }
        throw new SandboxUnavailable("No sandbox that mode " + settings.mode() + " accepts can be built here. "
                + String.join(" ", reasons)
                + " Without a sandbox, commands of agents are refused; mode NONE runs them unheld.");
    }

    /// What holds the boxes of this machine.
    public Containment containment() {
        return machine.containment();
    }

    /// Who a box's processes are on the host. A workspace that belongs to this user, in directories that it can
    /// traverse, is worked on in place; another one is copied for each command.
    public BoxUser user() {
        return machine.user();
    }

    /// The bounds that the settings give boxes.
    public Limits limits() {
        return machine.settings().limits();
    }

    /// Gives a directory and all below it to [#user()], so that boxes work on it in place. Only root can give; for
    /// others this does nothing.
    ///
    /// @throws SandboxFailure when that fails
    public void adopt(Path directory) throws InterruptedException {
        if (machine.host().self().isRoot()) {
            Staging.giveAll(directory, user());
        }
    }

    /// The box that [#run] would build, in full.
    public BoxPlan plan(BoxSpec spec) {
        WorkspaceTable table = WorkspaceTable.compile(spec.rules(), spec.workspace());
        return new BoxPlan(
                machine.containment(),
                machine.user(),
                spec.workspace(),
                machine.backing(spec.workspace(), table.hold()),
                mounts(spec, table),
                placeholders(table),
                Layers.of(machine, table.hold(), spec.network()),
                environment(spec),
                machine.containment() == Containment.NONE ? Network.HOST : spec.network(),
                spec.limits(),
                spec.workspace().resolve(spec.directory()).normalize(),
                spec.command());
    }

    /// Runs the command to its end.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the box is gone by then
    /// @throws SandboxFailure when the box could not be built or cleared away
    public Outcome run(BoxSpec spec, OutputSink sink) throws InterruptedException {
        return start(spec, sink).await();
    }

    /// Starts the command and hands out the running box.
    ///
    /// @throws InterruptedException when the calling thread is interrupted while a workspace is copied
    /// @throws SandboxFailure when the box could not be built
    public Box start(BoxSpec spec, OutputSink sink) throws InterruptedException {
        return Box.start(Preparation.make(machine, plan(spec), spec), sink);
    }

    /// Removes the sandbox's own files. Boxes must have ended.
    @Override
    public void close() {
        machine.scratch().delete();
    }

    private void tryOut() {
        try {
            Path workspace = machine.scratch().newWorkspace(user());
            Outcome outcome =
                    run(BoxSpec.of(workspace, WriteRules.readOnly(), List.of("/bin/true")), OutputSink.none());
            if (!outcome.succeeded()) {
                throw new SandboxFailure("A box that runs /bin/true ended with " + outcome.exitCode() + ": "
                        + outcome.stderr().text().strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFailure("Trying the sandbox out was interrupted", e);
        }
    }

    private List<Mount> mounts(BoxSpec spec, WorkspaceTable table) {
        List<Mount> mounts = new ArrayList<>();
        switch (machine.containment()) {
            case BUBBLEWRAP -> {
                mounts.addAll(machine.system().first(spec));
                mounts.addAll(table.mounts(spec.workspace(), spec.workspace()));
                mounts.addAll(spec.mounts());
                mounts.addAll(machine.system().last());
            }
            case LANDLOCK -> {
                mounts.addAll(machine.system().inPlace(spec.network()));
                mounts.addAll(table.rules(spec.workspace()));
                mounts.addAll(spec.mounts());
            }
            case NONE -> {
                mounts.addAll(SystemMounts.own());
                mounts.addAll(spec.mounts());
            }
        }
        return mounts;
    }

    private List<String> placeholders(WorkspaceTable table) {
        return switch (machine.containment()) {
            case BUBBLEWRAP -> table.mountPoints();
            case LANDLOCK ->
                Stream.concat(table.open().stream(), table.scratch().stream())
                        .filter(path -> !path.isEmpty())
                        .toList();
            case NONE -> List.of();
        };
    }

    private SortedMap<String, String> environment(BoxSpec spec) {
        SortedMap<String, String> all = new TreeMap<>();
        all.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        all.put("HOME", BoxSpec.HOME.toString());
        all.put("USER", "box");
        all.put("LOGNAME", "box");
        all.put("SHELL", "/bin/bash");
        all.put("TMPDIR", "/tmp");
        all.put("LANG", "C.UTF-8");
        all.put("TERM", "dumb");
        // The repository's index is read-only in the box, and a status must not fail for it.
        all.put("GIT_OPTIONAL_LOCKS", "0");
        if (machine.containment() == Containment.LANDLOCK) {
            // The host's own may tell too much, and one that cannot be read is a warning each time.
            all.put("GIT_CONFIG_NOSYSTEM", "1");
        }
        all.putAll(spec.environment());
        return all;
    }
}
