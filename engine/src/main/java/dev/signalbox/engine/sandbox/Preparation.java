package dev.signalbox.engine.sandbox;

import dev.signalbox.engine.sandbox.Outcome.Changes;
import dev.signalbox.engine.sandbox.Outcome.Ending;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Everything that is made on the host for one box, and cleared away with it.
final class Preparation {

    private static final Pattern CHILD = Pattern.compile("\"child-pid\": (\\d+)");
    private static final Pattern EXIT = Pattern.compile("\"exit-code\": (\\d+)");
    private static final int KILLED = 137;
    private static final int TIMED_OUT = 124;

    private final Machine machine;
    private final BoxPlan plan;
    private final BoxSpec spec;
    private final Path launch;
    private final Staging staging;
    private final Placeholders placeholders;
    private final Optional<Cgroup> group;

    private Preparation(Machine machine, BoxPlan plan, BoxSpec spec) throws IOException, InterruptedException {
        this.machine = machine;
        this.plan = plan;
        this.spec = spec;
        this.launch = machine.scratch().newLaunch();
        this.staging = Staging.prepare(machine, plan);
        this.placeholders = Placeholders.make(staging.source(plan.workspace()), plan.placeholders(), plan.user());
        if (plan.backing() == Backing.IN_PLACE) {
            HardLinks.cut(plan.workspace(), plan.open().contains("") ? List.copyOf(plan.closed()) : plan.open());
        }
        this.group = machine.newGroup(plan.limits());
    }

    static Preparation make(Machine machine, BoxPlan plan, BoxSpec spec) throws InterruptedException {
        try {
            return new Preparation(machine, plan, spec);
        } catch (IOException e) {
            throw new SandboxFailure("The box on " + spec.workspace() + " could not be prepared", e);
        }
    }

    BoxPlan plan() {
        return plan;
    }

    Optional<Cgroup> group() {
        return group;
    }

    /// Host directories in which the command can make the disk grow.
    List<Path> growing() {
        Stream<Path> mounted = plan.mounts().stream()
                .filter(Mount.Writable.class::isInstance)
                .map(mount -> staging.source(((Mount.Writable) mount).host()));
        return Stream.concat(mounted, Stream.of(staging.directory()))
                .filter(Files::isDirectory)
                .toList();
    }

    /// Starts the process from the calling thread, which gives up what the box must not have.
    Process spawn() throws IOException {
        Path options = launch.resolve("options");
        String text = String.join("\0", Bubblewrap.options(plan, staging));
        Files.write(options, text.getBytes(StandardCharsets.UTF_8));
        Launcher launcher = new Launcher();
        group.ifPresent(launcher::enter);
        if (!machine.host().self().equals(plan.user())) {
            launcher.become(plan.user());
        }
        List<String> words = launcher.mount(staging.overlays())
                .bubblewrap(machine.bubblewrap(), options, machine.seccomp(), status())
                .limit(plan.limits())
                .run(plan.command());
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(machine.scratch().directory().toFile());
        HostCommand.cleanEnvironment(builder);
        if (spec.stdin().equals(new BoxSpec.Input.Text(""))) {
            builder.redirectInput(
                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        }
        machine.restrictThread();
        return builder.start();
    }

    /// Writes a given text to the command; a live box is written to by its holder.
    void feed(Process process) {
        if (spec.stdin() instanceof BoxSpec.Input.Text input && !input.text().isEmpty()) {
            Thread.ofPlatform().daemon().name("box-stdin").start(() -> write(process, input.text()));
        }
    }

    void kill(Process process) {
        process.destroyForcibly();
    }

    /// After the first process ended: nothing of the box may be left.
    void killRest() throws IOException {
        Optional<Long> first = number(CHILD);
        for (int round = 0; round < 400 && first.filter(ProcessState::isAlive).isPresent(); round++) {
            first.flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
            Pause.millis(round < 50 ? 1 : 10);
        }
        group.ifPresent(Cgroup::killAll);
    }

    Outcome conclude(Ending asked, int exitValue, Output stdout, Output stderr, long nanos) throws IOException {
        Optional<Long> exitCode = number(EXIT);
        OptionalLong peak = group.map(Cgroup::peakMemory).orElse(OptionalLong.empty());
        boolean starved = group.map(Cgroup::ranOutOfMemory).orElse(false);
        placeholders.release();
        Changes changes = staging.takeOver(spec.rules());
        discard();
        if (asked == Ending.EXITED && exitCode.isEmpty() && !starved) {
            throw new SandboxFailure("The box for " + plan.command() + " could not be built (exit " + exitValue + "): "
                    + stderr.text().strip());
        }
        int code = exitCode.map(Long::intValue).orElse(asked == Ending.TIMED_OUT ? TIMED_OUT : KILLED);
        Ending ending = asked == Ending.EXITED && starved && code != 0 ? Ending.OUT_OF_MEMORY : asked;
        return new Outcome(ending, code, stdout, stderr, Duration.ofNanos(nanos), peak, changes);
    }

    /// Clears away what was made on the host. Safe to call twice.
    void discard() {
        group.ifPresent(Cgroup::close);
        placeholders.release();
        try {
            staging.discard();
            Trees.delete(launch);
        } catch (IOException e) {
            throw new SandboxFailure("Cannot clear away " + launch, e);
        }
    }

    private Path status() {
        return launch.resolve("status");
    }

    private Optional<Long> number(Pattern pattern) throws IOException {
        if (Files.notExists(status())) {
            return Optional.empty();
        }
        Matcher found = pattern.matcher(Files.readString(status()));
        return found.find() ? Optional.of(Long.parseLong(found.group(1))) : Optional.empty();
    }

    private static void write(Process process, String text) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The command ended without reading all of it.
            return;
        }
    }
}
