/// A run's own clone of the repository under work: made, committed, compared, reverted, and brought back.
///
/// [Workspaces] is the door. Workers change the files of a [Workspace]; only the engine writes its git data, which lies
/// outside of the tree, so that nothing a worker leaves behind is ever executed or obeyed by git. Needs git 2.38.
@NullMarked
package dev.signalbox.engine.workspace;

import org.jspecify.annotations.NullMarked;
