package dev.signalbox.app.work;

import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds workflows and profiles of projects by what a person writes for them.
public interface Definitions {

    /// A workflow that can be named.
    ///
    /// @param origin `shipped`, `user` or `project`
    /// @param place its file; empty for a shipped one
    record Listed(String name, String origin, String place, Checked<Workflow> checked) {}

    /// All that can be named in a directory.
    List<Listed> all(Path directory);

    /// Reads a file, wherever it is.
    Checked<Workflow> read(Path file);

    /// Checks a text in contract notation.
    ///
    /// @param shown how it is called in problems
    Checked<Workflow> check(String shown, String text);

    /// The workflow of a name, or of a file.
    ///
    /// @throws Refusal if there is none, with near names, or if it does not hold, with every problem
    Workflow workflow(String nameOrFile, Path directory);

    /// The profile of a name, or the one that a directory shows; one that knows of no tests when neither says.
    ///
    /// @throws Refusal if there is none of that name
    Profile profile(Optional<String> name, Path directory);
}
