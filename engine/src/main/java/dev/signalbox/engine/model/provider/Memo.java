package dev.signalbox.engine.model.provider;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// What a vendor wants back on later turns, as the text that a message keeps.
final class Memo {
    private static final String VENDOR = "vendor";

    private Memo() {}

    static String of(String vendor, Map<String, String> kept) {
        if (kept.isEmpty()) {
            return "";
        }
        var members = new LinkedHashMap<String, Json>();
        members.put(VENDOR, Json.of(vendor));
        new TreeMap<>(kept).forEach((name, value) -> members.put(name, Json.of(value)));
        return JsonText.print(new Json.Obj(members));
    }

    /// What was kept for that vendor; nothing of another's.
    static Map<String, String> read(String vendor, String memo) {
        var members = Arguments.parse(memo);
        if (!members.text(VENDOR).filter(vendor::equals).isPresent()) {
            return Map.of();
        }
        var kept = new LinkedHashMap<String, String>();
        members.members().forEach((name, value) -> value.asText().ifPresent(text -> kept.put(name, text)));
        return kept;
    }
}
