/// Processes in a box: every command of a worker, a test run or a script starts here, and nowhere else.
///
/// [Sandbox] is the door. It takes a [BoxSpec] (workspace, what may be written, extra mounts, environment, limits,
/// command), compiles it to a [BoxPlan] and runs exactly that plan. The box is bubblewrap (namespaces, seccomp, an
/// unprivileged user) where it is installed, Landlock where it is not, and refused with [SandboxUnavailable] where
/// neither is there. [HostCommand] is the separate, unboxed door for the engine's own trusted helpers such as git.
@NullMarked
package dev.signalbox.engine.sandbox;

import org.jspecify.annotations.NullMarked;
