/// The audit: what every tool call was, what policy said of it and what came of it, read from the log; and proof that
/// the log is what was recorded.
@NullMarked
package dev.signalbox.engine.ledger.audit;

import org.jspecify.annotations.NullMarked;
