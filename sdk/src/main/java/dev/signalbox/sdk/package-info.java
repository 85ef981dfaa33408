/// What asks: the wire format and the client that an agent's process embeds.
@NullMarked
package dev.signalbox.sdk;

import org.jspecify.annotations.NullMarked;
