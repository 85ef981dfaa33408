/// Where models come from: vendors reached over HTTP, and scripts played offline.
///
/// Every call runs on its caller's thread. One place retries, one place speaks HTTP, and one adapter for each wire
/// format translates. LangChain4j's types do not leave this package.
@NullMarked
package dev.signalbox.engine.model.provider;

import org.jspecify.annotations.NullMarked;
