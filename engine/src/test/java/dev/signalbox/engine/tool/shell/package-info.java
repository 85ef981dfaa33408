@NullMarked
package dev.signalbox.engine.tool.shell;

import org.jspecify.annotations.NullMarked;
