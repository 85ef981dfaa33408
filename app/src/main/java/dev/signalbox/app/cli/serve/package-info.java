/// The server, and who may use it.
@NullMarked
package dev.signalbox.app.cli.serve;

import org.jspecify.annotations.NullMarked;
