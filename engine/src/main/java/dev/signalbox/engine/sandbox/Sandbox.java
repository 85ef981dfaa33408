package dev.signalbox.engine.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
        Host host = Host.look();
        if (host.bubblewrap().isEmpty()) {
            throw new SandboxUnavailable("No sandbox: bubblewrap is not installed."
                    + " Install it (Debian, Ubuntu: apt-get install bubblewrap).");
        }
        return new Sandbox(Machine.open(settings, host, Containment.BUBBLEWRAP));
    }

    /// What holds the boxes of this machine.
    public Containment containment() {
        return machine.containment();
    }

    /// Who a box's processes are on the host. A workspace that they shall write must belong to this user.
    public BoxUser user() {
        return machine.user();
    }

    /// The box that [#run] would build, in full.
    public BoxPlan plan(BoxSpec spec) {
        WorkspaceTable table = WorkspaceTable.compile(spec.rules(), spec.workspace());
        List<Mount> mounts = new ArrayList<>(machine.system().first(spec));
        mounts.addAll(table.mounts(spec.workspace(), spec.workspace()));
        mounts.addAll(spec.mounts());
        mounts.addAll(machine.system().last());
        return new BoxPlan(
                machine.containment(),
                machine.user(),
                spec.workspace(),
                machine.backing(spec.workspace(), table.hold()),
                mounts,
                table.mountPoints(),
                machine.layers(spec.network()),
                environment(spec),
                spec.network(),
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

    private static SortedMap<String, String> environment(BoxSpec spec) {
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
        all.putAll(spec.environment());
        return all;
    }
}
