package dev.signalbox.engine.config.settings;

import dev.signalbox.kernel.json.Json;
import java.util.List;

/// A setting there is.
///
/// @param path its name; `*` stands for a name of the user's own choosing
/// @param standard its value where nobody says anything; `null` if it then has none
/// @param trust what a project may say of it
/// @param meaning one line for people
record Key(KeyPath path, Kind kind, Json standard, Trust trust, String meaning) {
    static final String ANY = "*";

    /// What the settings of a project may say of a key. They come with the repository, so that they are never allowed
    /// to loosen what holds without them.
    enum Trust {
        /// Whatever they want.
        FREE,
        /// Only what is stricter.
        TIGHTEN,
        /// Nothing.
        REFUSED
    }

    boolean covers(KeyPath other) {
        return other.segments().size() == path.segments().size() && beginsLike(other);
    }

    /// Whether a path leads to this key or to a group above it.
    boolean beginsLike(KeyPath other) {
        List<String> given = other.segments();
        for (var i = 0; i < given.size(); i++) {
            if (i >= path.segments().size()) {
                return false;
            }
            var own = path.segment(i);
            if (!own.equals(ANY) && !own.equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }
}
