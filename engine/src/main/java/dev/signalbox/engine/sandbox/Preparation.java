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
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Everything that is made on the host for one box, and cleared away with it.
final class Preparation {

    private static final int KILLED = 137;
    private static final int TIMED_OUT = 124;

    private final BoxPlan plan;
    private final BoxSpec spec;
    private final Path directory;
    private final Staging staging;
    private final Placeholders placeholders;
    private final Optional<Cgroup> group;
    private final Launch launch;

    private Preparation(Machine machine, BoxPlan plan, BoxSpec spec) throws IOException, InterruptedException {
        this.plan = plan;
        this.spec = spec;
        this.directory = machine.scratch().newLaunch();
        this.staging = Staging.prepare(machine, plan);
        this.placeholders = Placeholders.make(staging.source(plan.workspace()), plan.placeholders(), plan.user());
        if (plan.backing() == Backing.IN_PLACE) {
            HardLinks.cut(
                    plan.workspace(),
                    plan.open().contains("") ? List.copyOf(plan.closed()) : plan.open(),
                    plan.limits().diskGrowth());
        }
        this.group = machine.newGroup(plan.limits());
        this.launch = plan.containment() == Containment.BUBBLEWRAP
                ? new BubblewrapLaunch(machine, plan, staging, group, directory)
                : new GatedLaunch(machine, plan, staging, group, directory);
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

    Launch launch() {
        return launch;
    }

    /// Whether the kernel counts the memory of the box.
    boolean isCounted() {
        return group.isPresent();
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

    /// Lets the command go, and writes a given text to it; a live box is written to by its holder.
    void admit(Process process) throws IOException {
        launch.admit(process);
        if (spec.stdin() instanceof BoxSpec.Input.Text input) {
            if (input.text().isEmpty()) {
                process.getOutputStream().close();
            } else {
                Thread.ofPlatform().daemon().name("box-stdin").start(() -> write(process, input.text()));
            }
        }
    }

    Outcome conclude(Ending asked, Process process, Output stdout, Output stderr, long nanos) throws IOException {
        OptionalInt exitCode = launch.exitCode(process);
        OptionalLong peak = group.map(Cgroup::peakMemory).orElse(OptionalLong.empty());
        boolean starved = group.map(Cgroup::ranOutOfMemory).orElse(false);
        placeholders.release();
        Changes changes = staging.takeOver(spec.rules());
        discard();
        if (asked == Ending.EXITED && exitCode.isEmpty() && !starved) {
            throw new SandboxFailure("The box for " + plan.command() + " could not be built (exit "
                    + process.exitValue() + "): " + stderr.text().strip());
        }
        int killed = asked == Ending.TIMED_OUT ? TIMED_OUT : KILLED;
        int code = asked == Ending.EXITED ? exitCode.orElse(killed) : killed;
        Ending ending = asked == Ending.EXITED && starved && code != 0 ? Ending.OUT_OF_MEMORY : asked;
        return new Outcome(ending, code, stdout, stderr, Duration.ofNanos(nanos), peak, changes);
    }

    /// Clears away what was made on the host. Safe to call twice.
    void discard() {
        group.ifPresent(Cgroup::close);
        placeholders.release();
        try {
            staging.discard();
            Trees.delete(directory);
        } catch (IOException e) {
            throw new SandboxFailure("Cannot clear away " + directory, e);
        }
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
