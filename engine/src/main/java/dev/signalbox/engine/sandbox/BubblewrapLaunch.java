package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Starts bubblewrap, as an unprivileged user. Its first process holds the process namespace: when it dies, the kernel
/// kills the rest.
final class BubblewrapLaunch implements Launch {

    private static final Pattern CHILD = Pattern.compile("\"child-pid\": (\\d+)");
    private static final Pattern EXIT = Pattern.compile("\"exit-code\": (\\d+)");

    private final Machine machine;
    private final BoxPlan plan;
    private final Staging staging;
    private final Optional<Cgroup> group;
    private final ProcessBuilder builder;
    private final Path status;

    BubblewrapLaunch(Machine machine, BoxPlan plan, Staging staging, Optional<Cgroup> group, Path directory)
            throws IOException {
        this.machine = machine;
        this.plan = plan;
        this.staging = staging;
        this.group = group;
        this.status = directory.resolve("status");
        this.builder = builder(directory.resolve("options"));
    }

    @Override
    public Process start() throws IOException {
        if (Landlock.holdsScopes(machine.host().landlock())) {
            Landlock.restrictScopes();
        }
        return builder.start();
    }

    @Override
    public void admit(Process process) {
        // The launcher itself entered the control groups, and the box's limits are set inside of it.
    }

    @Override
    public void killRest(Process process) throws IOException {
        Optional<Long> first = number(CHILD);
        for (int round = 0; round < 400 && first.filter(ProcessState::isAlive).isPresent(); round++) {
            first.flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
            Pause.millis(round < 50 ? 1 : 10);
        }
        group.ifPresent(Cgroup::killAll);
    }

    @Override
    public OptionalInt exitCode(Process process) throws IOException {
        return number(EXIT).map(code -> OptionalInt.of(code.intValue())).orElseGet(OptionalInt::empty);
    }

    @Override
    public List<Long> processes(Process process) {
        try (Stream<ProcessHandle> below = process.descendants()) {
            return Stream.concat(Stream.of(process.pid()), below.map(ProcessHandle::pid))
                    .toList();
        }
    }

    private ProcessBuilder builder(Path options) throws IOException {
        String text = String.join("\0", Bubblewrap.options(plan, staging, machine.host()));
        Files.write(options, text.getBytes(StandardCharsets.UTF_8));
        Launcher launcher = new Launcher();
        group.ifPresent(launcher::enter);
        if (!machine.host().self().equals(plan.user())) {
            launcher.become(plan.user());
        }
        List<String> words = launcher.mount(staging.overlays())
                .bubblewrap(machine.host().bubblewrap().orElseThrow(), options, machine.seccomp(), status)
                .limit(plan.limits())
                .run(plan.command());
        ProcessBuilder made = new ProcessBuilder(words)
                .directory(machine.scratch().directory().toFile());
        HostCommand.cleanEnvironment(made);
        return made;
    }

    private Optional<Long> number(Pattern pattern) throws IOException {
        if (Files.notExists(status)) {
            return Optional.empty();
        }
        Matcher found = pattern.matcher(Files.readString(status));
        return found.find() ? Optional.of(Long.parseLong(found.group(1))) : Optional.empty();
    }
}
