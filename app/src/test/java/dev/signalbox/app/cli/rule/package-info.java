/// Rules, tried out.
@NullMarked
package dev.signalbox.app.cli.rule;

import org.jspecify.annotations.NullMarked;
