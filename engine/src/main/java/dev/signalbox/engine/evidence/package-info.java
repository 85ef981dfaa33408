/// What the engine sees with its own eyes: runs a gate's commands itself, reads the reports, and signs what it saw.
@NullMarked
package dev.signalbox.engine.evidence;

import org.jspecify.annotations.NullMarked;
