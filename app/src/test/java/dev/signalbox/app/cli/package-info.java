/// The command line, run in this process.
@NullMarked
package dev.signalbox.app.cli;

import org.jspecify.annotations.NullMarked;
