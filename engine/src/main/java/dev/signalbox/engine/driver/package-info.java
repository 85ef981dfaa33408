/// Carries a run from phase to phase: workers, gate, again or on, to a terminal state.
///
/// The driver holds no state of its own. It asks [dev.signalbox.kernel.run.NextStep] what to do, does it, and reports;
/// a driver that starts after a crash goes on where the log ends. A worker is never asked whether it is done.
@NullMarked
package dev.signalbox.engine.driver;

import org.jspecify.annotations.NullMarked;
