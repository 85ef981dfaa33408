/// Runs the shell launcher for real, in a home of its own with a JDK and a Maven made of scripts.
@NullMarked
package dev.signalbox.app.launcher;

import org.jspecify.annotations.NullMarked;
