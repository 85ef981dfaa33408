package dev.signalbox.kernel.workflow;

import dev.signalbox.kernel.json.Json;
import java.util.Optional;
import java.util.stream.Collectors;

/// One check of a gate as the definition asks for it.
///
/// @param check name of the check
/// @param severity whether it blocks or only warns
/// @param message the author's own words for a failure, if any
/// @param params its parameters (`threshold`, `run`, `expect`, `pattern`, `paths`, `expression` …)
public record CheckSpec(String check, Severity severity, Optional<String> message, Json.Obj params) {

    /// Whether a failed check stops the run.
    public enum Severity {
        BLOCKING,
        WARNING
    }

    /// What evidence gathered for this check is filed under: its name, and its parameters if it has any
    /// (`no_pattern(pattern=TODO, paths=[src/**])`).
    public String subject() {
        return params.members().isEmpty() ? check : check + words(params, "(", ")");
    }

    private static String words(Json value, String open, String close) {
        return switch (value) {
            case Json.Obj(var members) ->
                members.entrySet().stream()
                        .map(member -> member.getKey() + "=" + words(member.getValue(), "{", "}"))
                        .collect(Collectors.joining(", ", open, close));
            case Json.Arr(var items) ->
                items.stream().map(item -> words(item, "{", "}")).collect(Collectors.joining(", ", "[", "]"));
            case Json.Str(var text) -> text;
            case Json.Num(var number) -> number.toString();
            case Json.Bool flag -> flag == Json.Bool.TRUE ? "true" : "false";
            case Json.Null _ -> "null";
        };
    }
}
