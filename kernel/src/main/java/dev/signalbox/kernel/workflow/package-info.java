/// The definition: phases, gates, checks, transitions, tool rules, roles. A definition checks itself.
@NullMarked
package dev.signalbox.kernel.workflow;

import org.jspecify.annotations.NullMarked;
