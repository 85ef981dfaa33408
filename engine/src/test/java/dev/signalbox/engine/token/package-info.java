/// Tests of keys, tokens and signatures.
@NullMarked
package dev.signalbox.engine.token;

import org.jspecify.annotations.NullMarked;
