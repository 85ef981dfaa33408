/// A definition as its author wrote it, every value with its place, and the check that makes a workflow of it or says
/// everything that is wrong with it. The three notations all come through here.
@NullMarked
package dev.signalbox.kernel.workflow.draft;

import org.jspecify.annotations.NullMarked;
