/// Settings: what a user, a project, the environment and the command line say, one over the other, each value with
/// where it came from.
@NullMarked
package dev.signalbox.engine.config.settings;

import org.jspecify.annotations.NullMarked;
