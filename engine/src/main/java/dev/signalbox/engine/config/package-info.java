/// Text to settings and definitions: YAML as a located tree, and readers for what is written in it. The only home of
/// YAML. Every reader reports all problems of a text at once, and none of them throws for what a text says.
@NullMarked
package dev.signalbox.engine.config;

import org.jspecify.annotations.NullMarked;
