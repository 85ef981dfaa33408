package dev.signalbox.app.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// Where a next page begins. Callers hand back what they were given and read nothing in it.
public final class Cursor {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private Cursor() {}

    /// The cursor of a place in a list.
    ///
    /// @param kind which list it belongs to
    public static String of(String kind, Object... parts) {
        var text = new StringBuilder(kind);
        for (var part : parts) {
            text.append(' ').append(part);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The parts of a cursor of that kind.
    ///
    /// @throws Problem if it is none
    public static List<String> parts(String kind, int count, String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = List.of(text.split(" ", -1));
            if (parts.size() == count + 1
                    && parts.getFirst().equals(kind)
                    && parts.stream().allMatch(part -> PART.matcher(part).matches())) {
                return parts.subList(1, parts.size());
            }
        } catch (IllegalArgumentException noBase64) {
            // the same as a cursor of another list
        }
        throw Problem.of(Problem.Kind.MALFORMED, "the cursor is none of this list");
    }
}
