/// A shell command as its grammar sees it: simple commands, their words and redirections. The engine parses, the
/// kernel judges.
@NullMarked
package dev.signalbox.kernel.shell;

import org.jspecify.annotations.NullMarked;
