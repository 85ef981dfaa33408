package dev.signalbox.engine.tool;

import dev.signalbox.engine.sandbox.BoxSpec;
import dev.signalbox.engine.sandbox.Limits;
import dev.signalbox.engine.sandbox.Mount;
import dev.signalbox.engine.sandbox.WriteRules;
import dev.signalbox.engine.workspace.BuildOutput;
import dev.signalbox.kernel.policy.WritablePaths;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.ToolRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The box that a phase gives on a workspace: what it may write, the build's caches, its bounds, no network.
///
/// @param workspace absolute
/// @param mounts besides the workspace: caches
/// @param environment besides the box's own
/// @param limits of the phase
/// @param bounds of every box on this machine; none of the phase goes beyond
public record PhaseBox(
        Path workspace,
        WriteRules writes,
        List<Mount.Extra> mounts,
        Map<String, String> environment,
        ToolRules.Limits limits,
        Limits bounds) {

    public PhaseBox {
        mounts = List.copyOf(mounts);
        environment = Map.copyOf(environment);
    }

    /// Compiles a phase's rules.
    public static PhaseBox of(Path workspace, WritablePaths paths, ToolRules.Limits limits, List<Mount.Extra> mounts) {
        var bounds = Limits.standard().withWallTime(Duration.ofSeconds(Math.max(1, limits.timeoutSeconds())));
        return new PhaseBox(workspace, writes(paths), mounts, Map.of(), limits, bounds);
    }

    /// With the directories that builds of this kind of project write to: commands can write them too, so that a build
    /// can run, and nothing of them is kept.
    public PhaseBox building(Profile profile) {
        return new PhaseBox(
                workspace, writes.withScratch(BuildOutput.directories(profile)), mounts, environment, limits, bounds);
    }

    /// Within the bounds that the user gives all boxes.
    public PhaseBox within(Limits all) {
        return new PhaseBox(workspace, writes, mounts, environment, limits, all);
    }

    private static WriteRules writes(WritablePaths paths) {
        return new WriteRules(paths.writable(), paths.protectedPaths(), WriteRules.GUARDED);
    }

    /// The caches of a kind of project, each as a layer that is thrown away, where it exists.
    ///
    /// @param caches directory that holds them under the names that the profile gives
    public static List<Mount.Extra> caches(Path caches, Profile profile) {
        return profile.caches().stream()
                .filter(name -> Files.isDirectory(caches.resolve(name)))
                .<Mount.Extra>map(name -> new Mount.ThrowAway(caches.resolve(name), BoxSpec.HOME.resolve(name)))
                .toList();
    }

    /// With variables for the commands.
    public PhaseBox withEnvironment(Map<String, String> variables) {
        return new PhaseBox(workspace, writes, mounts, variables, limits, bounds);
    }

    /// Whether commands can change nothing that outlasts them.
    public boolean isReadOnly() {
        return writes.writable().isEmpty();
    }

    /// The box for a command.
    ///
    /// @param directory relative to the workspace
    /// @param time after which it is killed, at most what the phase allows
    public BoxSpec spec(List<String> command, String directory, Duration time) {
        var most = shorter(Duration.ofSeconds(limits.timeoutSeconds()), bounds.wallTime());
        return BoxSpec.of(workspace, writes, command)
                .withMounts(mounts)
                .withEnvironment(environment)
                .withLimits(bounds.withWallTime(shorter(time, most))
                        .withOutputKept(Math.min(kept(limits), bounds.outputKept())))
                .in(Path.of(directory));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// How much is kept of each output stream.
    static int kept(ToolRules.Limits limits) {
        return Math.clamp(limits.maxOutputBytes(), 1024, 1 << 22);
    }
}
