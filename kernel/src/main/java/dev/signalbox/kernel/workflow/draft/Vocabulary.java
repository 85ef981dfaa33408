package dev.signalbox.kernel.workflow.draft;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The names that a definition may use, and how to tell whether an expression is one.
///
/// @param tools names of all tools there are
/// @param roles names of all roles there are
/// @param schemas names of all artifact schemas; an artifact type is one that has a schema of its name
/// @param watchers names of all watchers there are
/// @param expressions reads CEL
public record Vocabulary(
        Set<String> tools, Set<String> roles, Set<String> schemas, Set<String> watchers, Expressions expressions) {

    /// The tools that Signalbox itself brings along.
    public static final Set<String> TOOLS = Set.of(
            "read_files",
            "write_files",
            "edit_files",
            "glob",
            "grep",
            "search_codebase",
            "bash",
            "run_tests",
            "git_diff",
            "git_commit",
            "web_fetch",
            "ask_user_question",
            "submit_artifact");

    public Vocabulary {
        tools = new TreeSet<>(tools);
        roles = new TreeSet<>(roles);
        schemas = new TreeSet<>(schemas);
        watchers = new TreeSet<>(watchers);
    }

    /// Reads expressions. The language belongs to the engine; the kernel only asks.
    @FunctionalInterface
    public interface Expressions {
        /// What is wrong with an expression; empty if nothing is.
        Optional<String> fault(String expression);
    }
}
