/// The port to large language models.
///
/// A [Model][dev.signalbox.engine.model.Model] answers one [Request][dev.signalbox.engine.model.Request] with one
/// [Reply][dev.signalbox.engine.model.Reply]. Where models come from is a matter of `provider`.
/// A [Script][dev.signalbox.engine.model.Script] is what a model says when none is to be had or wanted.
@NullMarked
package dev.signalbox.engine.model;

import org.jspecify.annotations.NullMarked;
