package dev.signalbox.app.cli.setup;

import dev.signalbox.kernel.json.Json;
import java.util.Locale;

/// What one look of the doctor found.
///
/// @param what what was looked at
/// @param found what is there
/// @param fix what to do; empty when all is well
record Symptom(String what, Level level, String found, String fix) {

    /// How bad it is.
    enum Level {
        OK,
        /// Something is weaker or slower than it could be.
        WARN,
        /// Runs will not work.
        FAIL
    }

    static Symptom ok(String what, String found) {
        return new Symptom(what, Level.OK, found, "");
    }

    static Symptom warn(String what, String found, String fix) {
        return new Symptom(what, Level.WARN, found, fix);
    }

    static Symptom fail(String what, String found, String fix) {
        return new Symptom(what, Level.FAIL, found, fix);
    }

    Json json() {
        return Json.obj()
                .with("check", Json.of(what))
                .with("level", Json.of(level.name().toLowerCase(Locale.ROOT)))
                .with("found", Json.of(found))
                .with("fix", Json.of(fix));
    }
}
