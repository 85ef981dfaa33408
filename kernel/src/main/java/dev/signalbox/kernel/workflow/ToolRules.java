package dev.signalbox.kernel.workflow;

import java.util.List;

/// What the workers of a phase may do. Whatever is not allowed here is denied.
///
/// @param allowed names of tools
/// @param forbidden names of tools that stay denied whatever is added later
/// @param writable globs of paths that may be written; `{tests}` stands for the profile's test patterns
/// @param protectedPaths globs that may never be written, even where `writable` has them
/// @param shell rules for shell commands, judged in order: deny beats ask beats allow
/// @param networkHosts hosts that `web_fetch` may reach; none by default
/// @param limits bounds on one call
public record ToolRules(
        List<String> allowed,
        List<String> forbidden,
        List<String> writable,
        List<String> protectedPaths,
        List<ShellRule> shell,
        List<String> networkHosts,
        Limits limits) {

    public ToolRules {
        allowed = List.copyOf(allowed);
        forbidden = List.copyOf(forbidden);
        writable = List.copyOf(writable);
        protectedPaths = List.copyOf(protectedPaths);
        shell = List.copyOf(shell);
        networkHosts = List.copyOf(networkHosts);
    }

    /// Bounds on one tool call.
    public record Limits(long timeoutSeconds, long maxWriteBytes, long maxOutputBytes) {
        /// Two minutes, 1 MiB written, 64 KiB of output shown to the worker.
        public static final Limits DEFAULT = new Limits(120, 1 << 20, 1 << 16);
    }
}
