/// May this happen? A phase's described rules, compiled once, give a verdict with reasons for each request.
@NullMarked
package dev.signalbox.kernel.policy;

import org.jspecify.annotations.NullMarked;
