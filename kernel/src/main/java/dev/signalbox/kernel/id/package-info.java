/// Names of things: one record for each kind, so that a run is never taken for a task.
@NullMarked
package dev.signalbox.kernel.id;

import org.jspecify.annotations.NullMarked;
