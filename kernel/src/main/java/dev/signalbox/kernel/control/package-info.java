/// The front door: commands in, decisions out, snapshots to look at, and one interface over all of it.
@NullMarked
package dev.signalbox.kernel.control;

import org.jspecify.annotations.NullMarked;
