package dev.signalbox.kernel.policy;

import dev.signalbox.kernel.shell.ShellText;
import java.util.List;

/// What a tool call would do, as far as policy has a say in it.
public sealed interface Action {

    /// Nothing that paths, commands or hosts could limit: the name of the tool decides.
    record Plain() implements Action {
        /// The one value there is.
        public static final Plain ONLY = new Plain();
    }

    /// Reads files or directories.
    record Read(List<ResolvedPath> paths) implements Action {
        public Read {
            paths = List.copyOf(paths);
        }
    }

    /// Writes, creates or removes one file.
    ///
    /// @param bytes length of the new content; 0 for a removal
    record Write(ResolvedPath path, long bytes) implements Action {}

    /// Runs a shell command.
    ///
    /// @param directory where it starts
    /// @param root absolute path under which the command sees the workspace, without a final `/`
    record Shell(ShellText text, ResolvedPath directory, String root) implements Action {
        public Shell {
            if (!root.startsWith("/") || root.endsWith("/")) {
                throw new IllegalArgumentException("not an absolute path: '%s'".formatted(root));
            }
        }
    }

    /// Reaches out to a host.
    ///
    /// @param host its name in lower case, without port
    record Fetch(String host) implements Action {}
}
