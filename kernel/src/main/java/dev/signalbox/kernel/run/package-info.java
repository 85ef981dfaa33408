/// The task and run state machine: `decide` turns a command into events or refusals, `after` folds an event.
@NullMarked
package dev.signalbox.kernel.run;

import org.jspecify.annotations.NullMarked;
