/// What is known of single commands: which may run, which may not, and what they would write.
@NullMarked
package dev.signalbox.kernel.shell.rule;

import org.jspecify.annotations.NullMarked;
