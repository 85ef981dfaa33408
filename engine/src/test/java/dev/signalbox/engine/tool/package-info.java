@NullMarked
package dev.signalbox.engine.tool;

import org.jspecify.annotations.NullMarked;
