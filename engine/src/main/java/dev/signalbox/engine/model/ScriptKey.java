package dev.signalbox.engine.model;

import java.util.regex.Pattern;

/// The key of a script's section, taken apart: `role[@PHASE][#attempt]`.
record ScriptKey(String role, String phase, int attempt) {
    private static final Pattern FORM = Pattern.compile("([^@#\\s]+)(?:@([^@#\\s]+))?(?:#([1-9][0-9]{0,3}))?");

    static ScriptKey parse(String key) {
        var match = FORM.matcher(key);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "section key '%s' is not of the form role, role@PHASE, role#2 or role@PHASE#2".formatted(key));
        }
        var phase = match.group(2);
        var attempt = match.group(3);
        return new ScriptKey(
                match.group(1), phase == null ? "" : phase, attempt == null ? 1 : Integer.parseInt(attempt));
    }

    boolean plays(String wantedRole, String wantedPhase, int wantedAttempt) {
        return role.equals(wantedRole) && phase.equals(wantedPhase) && attempt <= wantedAttempt;
    }
}
