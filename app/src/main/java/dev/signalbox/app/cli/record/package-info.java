/// Commands that look at what happened: `list`, `status`, `show`, `events`, `audit`, `evidence`. They only read.
@NullMarked
package dev.signalbox.app.cli.record;

import org.jspecify.annotations.NullMarked;
