/// What is handed in: artifacts (claims of a worker), evidence (what the engine itself saw) and problems.
@NullMarked
package dev.signalbox.kernel.artifact;

import org.jspecify.annotations.NullMarked;
