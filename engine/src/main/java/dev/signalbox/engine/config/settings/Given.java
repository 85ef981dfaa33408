package dev.signalbox.engine.config.settings;

import dev.signalbox.kernel.json.Json;

/// The value of a setting, where it came from, and where a problem with it is to be reported.
///
/// @param column 1-based; 0 for values that stand in no file
record Given(Key key, Json value, Origin origin, int column) {}
