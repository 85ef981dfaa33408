/// Commands that try out rules: `workflow`, `policy`, `sandbox`. Nothing here starts an agent or opens the log.
@NullMarked
package dev.signalbox.app.cli.rule;

import org.jspecify.annotations.NullMarked;
