package dev.signalbox.engine.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A plan as arguments of bubblewrap.
final class Bubblewrap {

    private Bubblewrap() {}

    /// All options, to be handed over by `--args`: in the argument vector, every user of the host could read the values
    /// of the environment.
    static List<String> options(BoxPlan plan, Staging staging, Host host) {
        List<String> out = new ArrayList<>(List.of(
                "--unshare-user",
                "--unshare-pid",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-cgroup-try",
                "--hostname",
                EtcDirectory.HOST_NAME,
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "ALL",
                "--clearenv"));
        if (host.canDisableNamespaces()) {
            out.add("--disable-userns");
        }
        if (plan.network() == Network.NONE) {
            out.add("--unshare-net");
        }
        plan.environment().forEach((name, value) -> out.addAll(List.of("--setenv", name, value)));
        if (!staging.overlays().isEmpty()) {
            // The namespace around the box, in which the overlays are mounted, calls the same user 0.
            out.addAll(List.of("--uid", Integer.toString(plan.user().uid())));
            out.addAll(List.of("--gid", Integer.toString(plan.user().gid())));
        }
        plan.mounts().forEach(mount -> out.addAll(option(mount, staging)));
        out.addAll(List.of("--chdir", plan.directory().toString()));
        return out;
    }

    private static List<String> option(Mount mount, Staging staging) {
        String at = mount.at().toString();
        return switch (mount) {
            case Mount.ReadOnly m -> bind("--ro-bind", staging.source(m.host()), at);
            case Mount.Writable m -> bind("--bind", staging.source(m.host()), at);
            case Mount.ThrowAway m -> bind("--bind", staging.source(m.host()), at);
            case Mount.Layered m -> bind("--bind", staging.source(m.host()), at);
            case Mount.Own m -> throw new IllegalStateException("Bubblewrap mounts memory at " + m.at());
            case Mount.Tmpfs m -> List.of("--perms", "1777", "--size", Long.toString(m.size()), "--tmpfs", at);
            case Mount.Proc m -> List.of("--proc", at);
            case Mount.Devices m -> List.of("--dev", at);
            case Mount.Link m -> List.of("--symlink", m.target(), at);
            case Mount.Directory m -> List.of("--perms", "0755", "--dir", at);
            case Mount.Seal m -> List.of("--remount-ro", at);
        };
    }

    private static List<String> bind(String option, Path host, String at) {
        return List.of(option, host.toString(), at);
    }
}
