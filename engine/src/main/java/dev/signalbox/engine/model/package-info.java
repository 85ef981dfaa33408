/// The port to large language models, and its providers.
///
/// A [Model][dev.signalbox.engine.model.Model] answers one [Request][dev.signalbox.engine.model.Request] with one
/// [Reply][dev.signalbox.engine.model.Reply]. [Models][dev.signalbox.engine.model.Models] finds one by name.
/// Anthropic, OpenAI-compatible servers and Gemini are reached through LangChain4j, whose types do not leave this
/// package. The scripted model plays a [Script][dev.signalbox.engine.model.Script] offline.
/// [Prices][dev.signalbox.engine.model.Prices] and [Spend][dev.signalbox.engine.model.Spend] say what calls cost.
@NullMarked
package dev.signalbox.engine.model;

import org.jspecify.annotations.NullMarked;
