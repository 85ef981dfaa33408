/// The demo: one task from plan to signed commit, offline, told as it happens.
@NullMarked
package dev.signalbox.app.cli.demo;

import org.jspecify.annotations.NullMarked;
