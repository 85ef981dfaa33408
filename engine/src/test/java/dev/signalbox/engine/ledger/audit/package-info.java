/// Tests of the audit, on logs that somebody tampered with.
@NullMarked
package dev.signalbox.engine.ledger.audit;

import org.jspecify.annotations.NullMarked;
