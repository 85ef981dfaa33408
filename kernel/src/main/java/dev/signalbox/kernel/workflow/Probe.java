package dev.signalbox.kernel.workflow;

import java.util.List;
import java.util.Optional;

/// What the engine looks at on behalf of one check. Lines are answered with `Evidence.Hits`, the others with
/// `Evidence.Observation`, under the subject of the check; or with `Evidence.Unverifiable` and why.
public sealed interface Probe {

    /// Lines that match one of some regular expressions (`find`, not `matches`).
    ///
    /// @param paths globs of files to look at, `{tests}` among them; none means all
    record Lines(List<String> patterns, Where where, List<String> paths) implements Probe {
        public Lines {
            patterns = List.copyOf(patterns);
            paths = List.copyOf(paths);
        }
    }

    /// Which lines are looked at.
    enum Where {
        /// Lines that the run added.
        ADDED,
        /// All lines of the workspace's text files, `.git` left out.
        ALL
    }

    /// A shell command, run in a clean box on the run's tree.
    ///
    /// @param output what its output must contain, as a regular expression
    record Command(String run, int exitCode, Optional<String> output, long seconds) implements Probe {}

    /// Each glob must match at least one file.
    record Files(List<String> globs) implements Probe {
        public Files {
            globs = List.copyOf(globs);
        }
    }

    /// The newest artifact of a type against a schema.
    record Schema(String artifact, String schema) implements Probe {}

    /// A CEL expression over artifacts and evidence; it must be true.
    record Expression(String cel) implements Probe {}
}
