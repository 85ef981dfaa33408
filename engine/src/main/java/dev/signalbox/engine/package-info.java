/// What does: every side effect, without knowledge of an HTTP server or a terminal.
@NullMarked
package dev.signalbox.engine;

import org.jspecify.annotations.NullMarked;
