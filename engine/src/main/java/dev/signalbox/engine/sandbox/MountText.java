package dev.signalbox.engine.sandbox;

import dev.signalbox.kernel.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// Mounts as people and programs read them.
final class MountText {

    private MountText() {}

    static String line(Mount mount) {
        String from = from(mount);
        return "%-12s %s%s".formatted(kind(mount), mount.at(), from.isEmpty() ? "" : "  <-  " + from);
    }

    static Json toJson(Mount mount) {
        Map<String, Json> all = new LinkedHashMap<>();
        all.put("kind", new Json.Str(kind(mount)));
        all.put("at", new Json.Str(mount.at().toString()));
        if (mount instanceof Mount.Tmpfs tmpfs) {
            all.put("size", new Json.Num(BigDecimal.valueOf(tmpfs.size())));
        } else if (!from(mount).isEmpty()) {
            all.put("from", new Json.Str(from(mount)));
        }
        return new Json.Obj(all);
    }

    private static String kind(Mount mount) {
        return switch (mount) {
            case Mount.ReadOnly m -> "read-only";
            case Mount.Writable m -> "writable";
            case Mount.ThrowAway m -> "throw-away";
            case Mount.Layered m -> "layered";
            case Mount.Own m -> "own";
            case Mount.Tmpfs m -> "memory";
            case Mount.Proc m -> "proc";
            case Mount.Devices m -> "devices";
            case Mount.Link m -> "link";
            case Mount.Directory m -> "directory";
            case Mount.Seal m -> "sealed";
        };
    }

    private static String from(Mount mount) {
        return switch (mount) {
            case Mount.FromHost m -> m.host().toString();
            case Mount.Tmpfs m -> m.size() + " bytes";
            case Mount.Link m -> m.target();
            case Mount.Own m -> "";
            case Mount.Proc m -> "";
            case Mount.Devices m -> "";
            case Mount.Directory m -> "";
            case Mount.Seal m -> "";
        };
    }
}
