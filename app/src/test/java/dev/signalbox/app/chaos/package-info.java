/// Kills Signalbox at random moments of a real run, resumes it, and compares: nothing that was seen is lost, nothing
/// is done twice, and the run ends as it would have ended undisturbed. `make chaos` runs it.
@NullMarked
package dev.signalbox.app.chaos;

import org.jspecify.annotations.NullMarked;
