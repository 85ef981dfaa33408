/// The command line. [Cli] is the door; each command is a [Verb] that opens only what it needs.
@NullMarked
package dev.signalbox.app.cli;

import org.jspecify.annotations.NullMarked;
