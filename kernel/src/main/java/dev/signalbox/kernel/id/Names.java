package dev.signalbox.kernel.id;

import java.util.regex.Pattern;

/// The one form that every name and id has: a letter or digit, then letters, digits, `.`, `_`, `-`, at most 64 in all.
final class Names {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Names() {}

    static String checked(String kind, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s must be 1 to 64 letters, digits, '.', '_' or '-' and start with a letter or digit: '%s'"
                            .formatted(kind, value));
        }
        return value;
    }
}
