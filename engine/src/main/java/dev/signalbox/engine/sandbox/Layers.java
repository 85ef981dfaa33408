package dev.signalbox.engine.sandbox;

import java.util.ArrayList;
import java.util.List;

/// Says honestly what holds a box, and what nothing holds.
final class Layers {

    private Layers() {}

    static List<Layer> of(Machine machine, WorkspaceTable.Hold hold, Network network) {
        List<Layer> layers = new ArrayList<>();
        switch (machine.containment()) {
            case BUBBLEWRAP -> bubblewrap(machine, network, layers);
            case LANDLOCK -> landlock(machine, network, layers);
            case NONE -> layers.add(new Layer("nothing", "the command can do all that the engine's user can"));
        }
        if (machine.containment() != Containment.NONE) {
            layers.add(workspace(hold));
        }
        boolean inside = machine.containment() == Containment.BUBBLEWRAP;
        layers.add(machine.cgroups()
                .map(groups -> new Layer("cgroup", "total memory, number of processes; " + groups.describe()))
                .orElseGet(
                        () -> new Layer("watchdog", "total memory, looked at ten times a second: no cgroup is ours")));
        layers.add(new Layer("watchdog", "growth of the disk, looked at ten times a second"));
        layers.add(new Layer(
                "rlimits",
                "data, file size and open files of a process; processes "
                        + (inside ? "of the box" : "of the user, counted from now")));
        return layers;
    }

    private static void bubblewrap(Machine machine, Network network, List<Layer> layers) {
        layers.add(new Layer(
                "namespaces",
                "user, mount, pid, ipc, uts, cgroup"
                        + (network == Network.NONE ? ", net (own loopback only)" : "; the host's network is shared")));
        layers.add(new Layer("mounts", "only the paths of the table exist; only its writable lines can be written"));
        layers.add(new Layer("user", name(machine) + ", no capabilities, no new privileges, no further namespaces"));
        layers.add(new Layer("seccomp", "mounting, tracing, wide kernel interfaces, odd sockets, set-id bits"));
        if (Landlock.holdsScopes(machine.host().landlock())) {
            layers.add(new Layer("landlock", "signals and abstract sockets, a second time"));
        }
    }

    private static void landlock(Machine machine, Network network, List<Layer> layers) {
        Host host = machine.host();
        layers.add(new Layer(
                "landlock",
                "files outside of the table can be neither read nor written (ABI " + host.landlock()
                        + "); their names and sizes can be seen"));
        if (Landlock.holdsScopes(host.landlock())) {
            layers.add(new Layer("landlock", "signals and abstract sockets stay inside"));
        }
        layers.add(new Layer("user", name(machine) + ", no new privileges"));
        if (host.self().isRoot()) {
            layers.add(new Layer("namespaces", "pid, ipc, uts" + (network == Network.NONE ? ", net" : "")));
        }
        layers.add(new Layer(
                "seccomp",
                network == Network.NONE
                        ? "no sockets at all, not even on loopback; and what bubblewrap's filter refuses"
                        : "no sockets of the host's own; and what bubblewrap's filter refuses"));
        if (!host.self().isRoot()) {
            layers.add(new Layer("seccomp", "no change of owner or rights by name: chmod fails everywhere"));
        }
    }

    private static Layer workspace(WorkspaceTable.Hold hold) {
        return new Layer(
                "workspace",
                switch (hold) {
                    case READ_ONLY -> "read-only";
                    case MOUNTS ->
                        "writable directories are mounts, all else is read-only; what is new on a denied path is taken"
                                + " away at the end";
                    case LAYER ->
                        "a copy-on-write layer, since a pattern means single files or mounts would be too many;"
                                + " permitted changes are taken over at the end, others are dropped and told";
                });
    }

    private static String name(Machine machine) {
        return machine.user().uid() + ":" + machine.user().gid();
    }
}
