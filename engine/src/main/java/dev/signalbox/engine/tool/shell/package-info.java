/// The grammar of shell commands: from text to every simple command that it may run.
@NullMarked
package dev.signalbox.engine.tool.shell;

import org.jspecify.annotations.NullMarked;
