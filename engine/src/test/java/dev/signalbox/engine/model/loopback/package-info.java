/// A model server on the loopback interface that plays a script in the wire formats of Anthropic, OpenAI (Chat
/// Completions and Responses) and Gemini: for tests of whoever talks to a model, without a key and without a
/// network.
///
/// A user text names a section of the script by `[[script:NAME]]`; the last one counts. The step played is the
/// number of assistant turns after it, so that retries, resumed and parallel conversations replay right. A section
/// with tool calls plays only where tools are offered, since agents make other requests with the same texts
/// (titles, summaries); `[[script!:NAME]]` plays it regardless, to see what becomes of calls that nobody offered.
/// All other requests are answered with the script's fallback.
///
/// Requests are kept for assertions, together with what was answered.
@NullMarked
package dev.signalbox.engine.model.loopback;

import org.jspecify.annotations.NullMarked;
