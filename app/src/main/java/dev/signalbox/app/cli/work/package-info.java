/// Commands that start runs and have a say in them.
@NullMarked
package dev.signalbox.app.cli.work;

import org.jspecify.annotations.NullMarked;
