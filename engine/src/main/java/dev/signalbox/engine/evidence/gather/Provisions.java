package dev.signalbox.engine.evidence.gather;

import dev.signalbox.engine.sandbox.Mount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a box on a run's tree, or on a copy of it, needs besides the files of the repository: caches of the build, what
/// the build keeps inside of the project (`node_modules`), and git's data. A box may write to caches, and nobody else
/// sees what it writes.
///
/// @param caches directories of the machine and where the box has them
/// @param made directories inside of the project that `prepare` made, relative to its top
/// @param madeIn where they lie
/// @param gitDir git's data, read-only at its own path
/// @param environment what git needs to know in the box
public record Provisions(
        List<Cache> caches, List<String> made, Path madeIn, Path gitDir, Map<String, String> environment) {
    public Provisions {
        caches = List.copyOf(caches);
        made = List.copyOf(made);
        environment = Map.copyOf(environment);
    }

    /// A directory of the machine and where the box has it.
    public record Cache(Path host, Path at) {}

    /// The lines that a box on that directory needs. The directories named by `made` must be there, see [Provisioner].
    ///
    /// @param directory the run's tree or a clean copy
    public List<Mount.Extra> mounts(Path directory) {
        List<Mount.Extra> mounts = new ArrayList<>();
        mounts.add(new Mount.ReadOnly(gitDir, gitDir));
        caches.forEach(cache -> mounts.add(new Mount.ThrowAway(cache.host(), cache.at())));
        made.forEach(path -> mounts.add(new Mount.ThrowAway(madeIn.resolve(path), directory.resolve(path))));
        return mounts;
    }

    /// The same with other caches.
    Provisions with(List<Cache> others) {
        return new Provisions(others, made, madeIn, gitDir, environment);
    }

    /// The lines of a box that fills its caches for good, as `prepare` does.
    static List<Mount.Extra> filling(List<Cache> caches, Path gitDir) {
        return Stream.<Mount.Extra>concat(
                        Stream.of(new Mount.ReadOnly(gitDir, gitDir)),
                        caches.stream().map(cache -> new Mount.Writable(cache.host(), cache.at())))
                .toList();
    }
}
