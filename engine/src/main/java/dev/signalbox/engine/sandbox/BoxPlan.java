package dev.signalbox.engine.sandbox;

import dev.signalbox.kernel.json.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A compiled box. What this says is what is executed: the launcher reads nothing else.
///
/// @param containment what holds it
/// @param user who its processes really are on the host
/// @param workspace the host's directory that the command works on
/// @param backing whether it works on that itself, or what else
/// @param mounts its file system, in the order of mounting
/// @param placeholders directories of the workspace, relative, that are made as mount points and removed when left
/// empty
/// @param layers what holds what
/// @param environment all variables
/// @param network what it reaches
/// @param limits its bounds
/// @param directory working directory in the box
/// @param command program and arguments
public record BoxPlan(
        Containment containment,
        BoxUser user,
        Path workspace,
        Backing backing,
        List<Mount> mounts,
        List<String> placeholders,
        List<Layer> layers,
        SortedMap<String, String> environment,
        Network network,
        Limits limits,
        Path directory,
        List<String> command) {

    public BoxPlan {
        mounts = List.copyOf(mounts);
        placeholders = List.copyOf(placeholders);
        layers = List.copyOf(layers);
        environment = new TreeMap<>(environment);
        command = List.copyOf(command);
    }

    @Override
    public SortedMap<String, String> environment() {
        return new TreeMap<>(environment);
    }

    /// Directories of the workspace, relative, that are writable mounts.
    List<String> open() {
        return within(Mount.Writable.class).toList();
    }

    /// Paths of the workspace, relative, that are read-only mounts of their own.
    Set<String> closed() {
        return within(Mount.ReadOnly.class).filter(path -> !path.isEmpty()).collect(Collectors.toSet());
    }

    /// Directories of the workspace, relative, of which nothing is kept.
    List<String> scratch() {
        return within(Mount.ThrowAway.class).toList();
    }

    private Stream<String> within(Class<? extends Mount> kind) {
        return mounts.stream()
                .filter(kind::isInstance)
                .filter(mount -> mount.at().startsWith(workspace))
                .map(mount -> workspace.relativize(mount.at()).toString());
    }

    /// Everything but the values of the environment, which may be secrets.
    public Json toJson() {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("containment", text(containment.name()));
        all.put("user", object(Map.of("uid", number(user.uid()), "gid", number(user.gid()))));
        all.put("workspace", text(workspace.toString()));
        all.put("backing", text(backing.name()));
        all.put("network", text(network.name()));
        all.put("mounts", new Json.Arr(mounts.stream().map(MountText::toJson).toList()));
        all.put("placeholders", texts(placeholders));
        all.put("limits", limitsJson());
        all.put("layers", new Json.Arr(layers.stream().map(BoxPlan::layerJson).toList()));
        all.put("environment", texts(List.copyOf(environment.keySet())));
        all.put("directory", text(directory.toString()));
        all.put("command", texts(command));
        return object(all);
    }

    /// The same for people.
    public String describe() {
        StringBuilder out = new StringBuilder();
        out.append("box          ").append(containment).append('\n');
        out.append("user         ")
                .append(user.uid())
                .append(':')
                .append(user.gid())
                .append('\n');
        out.append("workspace    ")
                .append(workspace)
                .append("  (")
                .append(backing)
                .append(")\n");
        out.append("network      ").append(network).append('\n');
        out.append("directory    ").append(directory).append('\n');
        out.append("environment  ")
                .append(String.join(" ", environment.keySet()))
                .append('\n');
        out.append("limits       ").append(limits).append('\n');
        out.append("mounts\n");
        mounts.forEach(mount -> out.append("  ").append(MountText.line(mount)).append('\n'));
        out.append("held by\n");
        layers.forEach(layer -> out.append("  %-12s %s%n".formatted(layer.name(), layer.holds())));
        return out.toString();
    }

    private Json limitsJson() {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("wall_time_ms", number(limits.wallTime().toMillis()));
        all.put("memory", number(limits.memory()));
        all.put("process_memory", number(limits.processMemory()));
        all.put("processes", number(limits.processes()));
        all.put("open_files", number(limits.openFiles()));
        all.put("file_size", number(limits.fileSize()));
        all.put("tmp_size", number(limits.tmpSize()));
        all.put("disk_growth", number(limits.diskGrowth()));
        all.put("output_kept", number(limits.outputKept()));
        return object(all);
    }

    private static Json layerJson(Layer layer) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("name", text(layer.name()));
        all.put("holds", text(layer.holds()));
        return object(all);
    }

    private static Json text(String value) {
        return new Json.Str(value);
    }

    private static Json texts(List<String> values) {
        return new Json.Arr(values.stream().map(BoxPlan::text).toList());
    }

    private static Json number(long value) {
        return new Json.Num(BigDecimal.valueOf(value));
    }

    private static Json object(Map<String, Json> members) {
        return new Json.Obj(members);
    }
}
