package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What all boxes of one engine process share.
///
record Machine(
        Host host,
        SandboxSettings settings,
        Scratch scratch,
        SystemMounts system,
        Path seccomp,
        Optional<Cgroups> cgroups,
        boolean overlays,
        Containment containment) {

    static Machine open(SandboxSettings settings, Host host, Containment containment) {
        Scratch scratch = Scratch.open(settings.state());
        try {
            BoxUser user = host.boxUser(settings);
            Path seccomp = scratch.directory().resolve("seccomp.bpf");
            Files.write(seccomp, Seccomp.program(host.architecture()));
            EtcDirectory etc = EtcDirectory.write(scratch.etc(), user);
            SystemMounts system = SystemMounts.look(settings.tools(), etc);
            return new Machine(
                    host, settings, scratch, system, seccomp, Cgroups.find(), canOverlay(scratch, user), containment);
        } catch (IOException e) {
            throw new SandboxFailure("Cannot prepare the sandbox's own files in " + scratch.directory(), e);
        }
    }

    Path bubblewrap() {
        return host.bubblewrap().orElseThrow();
    }

    BoxUser user() {
        return host.boxUser(settings);
    }

    /// Which files a command works on. A workspace that the box's user cannot reach or does not own is copied.
    Backing backing(Path workspace, WorkspaceTable.Hold hold) {
        try {
            boolean reachable = !host.self().isRoot() || Rights.isHome(workspace, user());
            if (!reachable || (hold == WorkspaceTable.Hold.LAYER && !canOverlay(workspace))) {
                return Backing.COPY;
            }
            return hold == WorkspaceTable.Hold.LAYER ? Backing.OVERLAY : Backing.IN_PLACE;
        } catch (IOException e) {
            throw new SandboxFailure("Cannot look at the workspace " + workspace, e);
        }
    }

    boolean canOverlay(Path lower) {
        return overlays && OverlayMount.canName(lower) && OverlayMount.canName(scratch.directory());
    }

    Optional<Cgroup> newGroup(Limits limits) throws IOException {
        return cgroups.isPresent() ? Optional.of(cgroups.get().create(limits)) : Optional.empty();
    }

    /// Gives up, for the calling thread and all it starts, what stands beside bubblewrap as a second layer.
    void restrictThread() {
        if (Landlock.hasScopes(host.landlock())) {
            Landlock.restrictScopes();
        }
    }

    private static boolean canOverlay(Scratch scratch, BoxUser user) throws IOException {
        Path stage = scratch.newStage();
        OverlayMount probe = OverlayMount.in(stage.resolve("overlay"), stage.resolve("lower"));
        for (Path part : List.of(probe.lower(), probe.upper(), probe.work(), probe.merged())) {
            Files.createDirectories(part);
            Rights.give(part, user);
        }
        try {
            HostCommand command =
                    HostCommand.of(stage, new Launcher().mount(List.of(probe)).words(List.of("true")));
            return command.as(user).run().succeeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Trees.delete(stage);
        }
    }

    List<Layer> layers(Network network) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(
                "namespaces",
                "user, mount, pid, ipc, uts, cgroup"
                        + (network == Network.NONE ? ", net (own loopback only)" : "; the host's network is shared")));
        layers.add(new Layer("mounts", "only the paths of the table exist; only its writable lines can be written"));
        layers.add(new Layer("user", user() + " without capabilities, new privileges or further user namespaces"));
        layers.add(new Layer("seccomp", "mounting, tracing, kernel interfaces, foreign socket families, set-id bits"));
        if (Landlock.hasScopes(host.landlock())) {
            layers.add(new Layer(
                    "landlock", "signals and abstract sockets stay in the box (ABI " + host.landlock() + ")"));
        }
        layers.add(cgroups.map(groups -> new Layer("cgroup", "total memory, processes; " + groups.describe()))
                .orElseGet(() -> new Layer("watchdog", "total memory, looked at every 100 ms; no cgroup is writable")));
        layers.add(new Layer("rlimits", "data, file size and open files of a process; processes of the box"));
        return layers;
    }
}
