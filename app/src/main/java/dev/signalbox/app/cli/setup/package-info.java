/// Commands that set up and look after an installation: `init`, `config`, `doctor`.
@NullMarked
package dev.signalbox.app.cli.setup;

import org.jspecify.annotations.NullMarked;
