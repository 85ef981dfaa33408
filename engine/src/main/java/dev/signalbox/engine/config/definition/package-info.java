/// Readers of what people define: contracts, roles and project profiles, and the libraries they are found in.
@NullMarked
package dev.signalbox.engine.config.definition;

import org.jspecify.annotations.NullMarked;
