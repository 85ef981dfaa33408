package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What all boxes of one sandbox share.
///
/// @param containment what holds its boxes
/// @param scratch its own files
/// @param seccomp the system call filter for bubblewrap
/// @param cgroups where the kernel can count for it
record Machine(
        Host host,
        SandboxSettings settings,
        Containment containment,
        Scratch scratch,
        SystemMounts system,
        Path seccomp,
        Optional<Cgroups> cgroups,
        OverlaySupport overlays) {

    static Machine open(SandboxSettings settings, Host host, Containment containment) {
        Scratch scratch = Scratch.open(settings.state());
        try {
            BoxUser user = host.boxUser(settings);
            Path seccomp = scratch.directory().resolve("seccomp.bpf");
            Files.write(seccomp, Seccomp.program(host.architecture()));
            EtcDirectory etc = EtcDirectory.write(scratch.etc(), user);
            SystemMounts system = SystemMounts.look(settings.tools(), etc);
            return new Machine(
                    host,
                    settings,
                    containment,
                    scratch,
                    system,
                    seccomp,
                    Cgroups.find(),
                    new OverlaySupport(scratch, user));
        } catch (IOException e) {
            throw new SandboxFailure("Cannot prepare the sandbox's own files in " + scratch.directory(), e);
        }
    }

    BoxUser user() {
        return containment == Containment.NONE ? host.self() : host.boxUser(settings);
    }

    /// Which files a command works on. Where it can be held by mounts, or is not held at all, these are the
    /// workspace's;
    /// one that the box's user cannot reach or does not own is copied.
    Backing backing(Path workspace, WorkspaceTable.Hold hold) {
        return switch (containment) {
            case NONE -> Backing.IN_PLACE;
            case LANDLOCK -> Backing.COPY;
            case BUBBLEWRAP -> {
                if (!isHome(workspace) || (hold == WorkspaceTable.Hold.LAYER && !canOverlay(workspace))) {
                    yield Backing.COPY;
                }
                yield hold == WorkspaceTable.Hold.LAYER ? Backing.OVERLAY : Backing.IN_PLACE;
            }
        };
    }

    boolean canOverlay(Path lower) {
        return containment == Containment.BUBBLEWRAP
                && OverlayMount.canName(lower)
                && OverlayMount.canName(scratch.directory())
                && overlays.isThere();
    }

    Optional<Cgroup> newGroup(Limits limits) throws IOException {
        return cgroups.isPresent() ? Optional.of(cgroups.get().create(limits)) : Optional.empty();
    }

    private boolean isHome(Path workspace) {
        try {
            return !host.self().isRoot() || Rights.isHome(workspace, user());
        } catch (IOException e) {
            throw new SandboxFailure("Cannot look at the workspace " + workspace, e);
        }
    }
}
