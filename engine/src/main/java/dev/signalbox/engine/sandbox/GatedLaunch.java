package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Starts a command without bubblewrap: in a Landlock box, or in none. A shell waits at a gate (one line on its
/// standard
/// input) until its control groups and limits are set, and only then becomes the command.
final class GatedLaunch implements Launch {

    private final Machine machine;
    private final BoxPlan plan;
    private final Optional<Cgroup> group;
    private final Mark mark = Mark.next();
    private final ProcessBuilder builder;
    private final byte[] filter;
    private final Landlock.Rules rules;

    GatedLaunch(Machine machine, BoxPlan plan, Staging staging, Optional<Cgroup> group, Path directory)
            throws IOException {
        this.machine = machine;
        this.plan = plan;
        this.group = group;
        this.filter = Seccomp.program(
                machine.host().architecture(), plan.network(), machine.host().self());
        this.rules = rules(plan, staging);
        this.builder = builder(staging);
        linkIntoHome(plan, staging);
        mark.save(directory);
    }

    @Override
    public Process start() throws IOException {
        if (plan.containment() == Containment.LANDLOCK) {
            Landlock.restrict(machine.host().landlock(), rules);
            Privileges.filterCalls(filter);
        }
        return builder.start();
    }

    @Override
    public void admit(Process process) throws IOException {
        Limits limits = plan.limits();
        if (group.isPresent()) {
            group.get().enter(process.pid());
        }
        ResourceLimits.set(process.pid(), limits, mark.value());
        if (!plan.user().isRoot()) {
            ResourceLimits.setProcesses(process.pid(), Usage.threadsOf(plan.user()) + limits.processes());
        }
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    @Override
    public void killRest(Process process) {
        group.ifPresent(Cgroup::killAll);
        mark.killAll();
    }

    @Override
    public OptionalInt exitCode(Process process) {
        return OptionalInt.of(process.exitValue());
    }

    @Override
    public List<Long> processes(Process process) {
        return mark.processes();
    }

    private ProcessBuilder builder(Staging staging) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "read -r _ && exec \"$@\"", "sh"));
        words.addAll(diesWithItsParent());
        if (!machine.host().self().equals(plan.user())) {
            words.addAll(ownNamespaces());
            words.addAll(new Launcher().become(plan.user()).words(List.of()));
            words.addAll(diesWithItsParent());
        }
        words.addAll(plan.command());
        ProcessBuilder made = new ProcessBuilder(words)
                .directory(staging.source(plan.directory()).toFile());
        made.environment().clear();
        made.environment().putAll(plan.environment());
        made.environment().replaceAll((name, value) -> inStage(value, staging));
        return made;
    }

    /// A variable that names one of the box's own directories gets the place where it really is.
    private static String inStage(String value, Staging staging) {
        return value.startsWith("/")
                ? staging.ownPlace(Path.of(value)).map(Path::toString).orElse(value)
                : value;
    }

    private static List<String> diesWithItsParent() {
        String setpriv = Host.requireProgram("setpriv", "util-linux").toString();
        return List.of(setpriv, "--pdeathsig", "KILL", "--");
    }

    /// As root, what needs no bubblewrap: the command is the first process of a namespace and ends it with itself.
    private List<String> ownNamespaces() {
        List<String> words = new ArrayList<>(
                List.of(Host.requireProgram("unshare", "util-linux").toString(), "--pid", "--ipc", "--uts"));
        if (plan.network() == Network.NONE) {
            words.add("--net");
        }
        words.addAll(List.of("--fork", "--kill-child=KILL", "--"));
        return words;
    }

    private static Landlock.Rules rules(BoxPlan plan, Staging staging) {
        List<Path> writable = new ArrayList<>(sources(plan, staging, Mount.Writable.class));
        writable.addAll(sources(plan, staging, Mount.ThrowAway.class));
        writable.addAll(sources(plan, staging, Mount.Layered.class));
        plan.mounts().stream()
                .filter(Mount.Own.class::isInstance)
                .forEach(mount -> writable.add(staging.ownPlace(mount.at()).orElseThrow()));
        List<Path> readable = new ArrayList<>(sources(plan, staging, Mount.ReadOnly.class));
        readable.add(Path.of(System.getProperty("java.home")));
        return new Landlock.Rules(readable, writable, plan.network());
    }

    private static List<Path> sources(BoxPlan plan, Staging staging, Class<? extends Mount.FromHost> kind) {
        return plan.mounts().stream()
                .filter(kind::isInstance)
                .map(mount -> staging.source(kind.cast(mount).host()))
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /// Nothing can be mounted here; what shall appear in the home is linked there, and elsewhere it is refused.
    private static void linkIntoHome(BoxPlan plan, Staging staging) throws IOException {
        for (Mount mount : plan.mounts()) {
            if (!(mount instanceof Mount.Extra extra) || extra.host().equals(extra.at())) {
                continue;
            }
            if (extra.at().startsWith(plan.workspace())) {
                continue;
            }
            if (!extra.at().startsWith(BoxSpec.HOME) || extra.at().equals(BoxSpec.HOME)) {
                throw new SandboxFailure("Without bubblewrap " + extra.host() + " cannot appear at " + extra.at()
                        + ", only at its own path or in " + BoxSpec.HOME);
            }
            Path link = staging.ownPlace(extra.at()).orElseThrow();
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, staging.source(extra.host()));
        }
    }
}
