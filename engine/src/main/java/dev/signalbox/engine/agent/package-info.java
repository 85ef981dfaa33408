/// The built-in agent: a bounded loop of model turns and tool calls for one session.
///
/// The conversation is a [Transcript][dev.signalbox.engine.agent.Transcript] of the log, made anew before every turn,
/// so
/// that a session goes on after a crash at the turn where it was. Texts for models are resources of this package.
@NullMarked
package dev.signalbox.engine.agent;

import org.jspecify.annotations.NullMarked;
