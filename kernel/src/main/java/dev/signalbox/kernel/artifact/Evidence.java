package dev.signalbox.kernel.artifact;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the engine itself observed. No worker can make one; gates judge nothing else, apart from the form of claims.
public sealed interface Evidence {

    /// The project's tests, run by the engine in a clean box.
    ///
    /// @param commit the commit of the run's tree that was tested
    /// @param command the command as it ran
    /// @param result what the report said
    /// @param coverage line coverage, where the project measures it
    /// @param millis wall time of the command
    record Tests(String commit, String command, TestResult result, Optional<Coverage> coverage, long millis)
            implements Evidence {}

    /// Lines of code that tests reached, from JaCoCo or Cobertura.
    record Coverage(long covered, long missed) {
        /// Percent of lines covered, 0 to 100; 100 when there are no lines.
        public double percent() {
            return covered + missed == 0 ? 100.0 : 100.0 * covered / (covered + missed);
        }
    }

    /// The files that differ between the run's base and its tree.
    record Changes(String base, List<FileChange> files) implements Evidence {
        public Changes {
            files = List.copyOf(files);
        }
    }

    /// SHA-256 of files as they are now, by path relative to the workspace; a file that is gone is absent.
    record Digests(Map<String, String> files) implements Evidence {
        public Digests {
            files = Map.copyOf(files);
        }
    }

    /// Places where a pattern was found; `subject` names the check that asked (with its parameters).
    record Hits(String subject, List<Hit> hits) implements Evidence {
        public Hits {
            hits = List.copyOf(hits);
        }
    }

    /// One place in a file; the line is 1-based.
    record Hit(String path, int line, String text) {}

    /// What a check found that only the engine can evaluate: a command, an expression, a schema, a file's existence.
    ///
    /// @param subject names the check that asked (with its parameters)
    /// @param holds whether it holds
    /// @param detail what was seen: exit code and last lines, the error of a schema, the value of an expression
    record Observation(String subject, boolean holds, String detail) implements Evidence {}

    /// What could not be verified. It blocks the check that asked.
    record Unverifiable(String subject, String why) implements Evidence {}
}
