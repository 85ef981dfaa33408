@NullMarked
package dev.signalbox.engine.agent;

import org.jspecify.annotations.NullMarked;
