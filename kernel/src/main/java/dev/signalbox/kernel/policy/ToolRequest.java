package dev.signalbox.kernel.policy;

/// One request of a worker to act.
///
/// @param tool name of the tool, with its server's name before it for tools of other MCP servers
/// @param action what it would do
public record ToolRequest(String tool, Action action) {}
