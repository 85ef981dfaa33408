/// Who is known here, and which change to that is granted: a fold of the log, like all state.
@NullMarked
package dev.signalbox.kernel.access;

import org.jspecify.annotations.NullMarked;
