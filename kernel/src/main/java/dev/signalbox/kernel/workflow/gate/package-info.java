/// Judges gates: checks over evidence, without doing anything. Whatever cannot be verified does not hold.
@NullMarked
package dev.signalbox.kernel.workflow.gate;

import org.jspecify.annotations.NullMarked;
