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
        EtcFiles etc,
        Path seccomp,
        Optional<Cgroups> cgroups,
        Containment containment) {

    static Machine open(SandboxSettings settings, Host host, Containment containment) {
        Scratch scratch = Scratch.open(settings.state());
        try {
            Path seccomp = scratch.directory().resolve("seccomp.bpf");
            Files.write(seccomp, Seccomp.program(host.architecture()));
            EtcFiles etc = EtcFiles.write(scratch.etc(), host.boxUser(settings));
            return new Machine(host, settings, scratch, etc, seccomp, Cgroups.find(), containment);
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

    Optional<Cgroup> newGroup(Limits limits) throws IOException {
        return cgroups.isPresent() ? Optional.of(cgroups.get().create(limits)) : Optional.empty();
    }

    /// Gives up, for the calling thread and all it starts, what stands beside bubblewrap as a second layer.
    void restrictThread() {
        if (Landlock.hasScopes(host.landlock())) {
            Landlock.restrictScopes();
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
