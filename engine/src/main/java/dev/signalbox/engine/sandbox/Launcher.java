package dev.signalbox.engine.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the command line of a launch. `ProcessBuilder` hands no descriptors on, so a shell opens them; it also enters
/// the control groups, before anything of the box exists.
final class Launcher {

    private static final int OPTIONS_FD = 8;
    private static final int SECCOMP_FD = 9;
    private static final int STATUS_FD = 7;

    private final List<String> script = new ArrayList<>(List.of("umask 022"));
    private final List<String> words = new ArrayList<>();

    Launcher enter(Cgroup group) {
        group.doors().forEach(door -> script.add("echo $$ >" + quoted(door.toString()) + " || exit 125"));
        return this;
    }

    /// Becomes another user for good, with no other group and no capability.
    Launcher become(BoxUser user) {
        words.addAll(List.of(
                Host.requireProgram("setpriv", "util-linux").toString(),
                "--reuid",
                Integer.toString(user.uid()),
                "--regid",
                Integer.toString(user.gid()),
                "--clear-groups",
                "--no-new-privs",
                "--"));
        return this;
    }

    /// Mounts overlays in a user and mount namespace around the box.
    Launcher mount(List<OverlayMount> overlays) {
        if (overlays.isEmpty()) {
            return this;
        }
        Path mount = Host.requireProgram("mount", "mount");
        String mounts = overlays.stream()
                .map(overlay -> "%s -t overlay overlay -o %s %s && "
                        .formatted(
                                mount,
                                quoted(overlay.options()),
                                quoted(overlay.merged().toString())))
                .collect(Collectors.joining());
        words.addAll(List.of(
                Host.requireProgram("unshare", "util-linux").toString(),
                "--user",
                "--map-root-user",
                "--mount",
                "--propagation",
                "private",
                "--",
                "/bin/sh",
                "-c",
                mounts + "exec \"$@\"",
                "sh"));
        return this;
    }

    Launcher bubblewrap(Path program, Path options, Path seccomp, Path status) {
        script.add("exec %d<%s %d<%s %d>%s"
                .formatted(
                        OPTIONS_FD,
                        quoted(options.toString()),
                        SECCOMP_FD,
                        quoted(seccomp.toString()),
                        STATUS_FD,
                        quoted(status.toString())));
        words.addAll(List.of(
                program.toString(),
                "--args",
                Integer.toString(OPTIONS_FD),
                "--seccomp",
                Integer.toString(SECCOMP_FD),
                "--json-status-fd",
                Integer.toString(STATUS_FD),
                "--"));
        return this;
    }

    /// Bounds each process. Inside a user namespace the number of processes is counted for that namespace alone.
    Launcher limit(Limits limits) {
        words.addAll(List.of(
                Host.requireProgram("prlimit", "util-linux").toString(),
                "--core=0:0",
                both("--nproc", limits.processes()),
                both("--nofile", limits.openFiles()),
                both("--fsize", limits.fileSize()),
                both("--data", limits.processMemory()),
                "--"));
        return this;
    }

    List<String> run(List<String> command) {
        words.addAll(command);
        script.add("exec " + words.stream().map(Launcher::quoted).collect(Collectors.joining(" ")));
        return List.of("/bin/sh", "-c", String.join("\n", script));
    }

    /// The words so far and the command, for a start without a shell.
    List<String> words(List<String> command) {
        return Stream.concat(words.stream(), command.stream()).toList();
    }

    private static String both(String option, long limit) {
        return option + "=" + limit + ":" + limit;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
