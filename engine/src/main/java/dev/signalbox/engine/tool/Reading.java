package dev.signalbox.engine.tool;

import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.util.List;
import java.util.Map;

/// A call as a worker wrote it, read against the tools that there are.
sealed interface Reading {
    int MOST_ARGS = 4 << 20;

    record Wellformed(Tool tool, Args args) implements Reading {}

    record Malformed(List<String> problems) implements Reading {
        public Malformed {
            problems = List.copyOf(problems);
        }
    }

    static Reading of(Map<String, Tool> tools, String name, String args) {
        var tool = tools.get(name);
        if (tool == null) {
            return new Malformed(
                    List.of("there is no tool '%s': %s".formatted(name, NearNames.fix(name, tools.keySet()))));
        }
        if (args.length() > MOST_ARGS) {
            return new Malformed(
                    List.of("the arguments have %,d characters; the limit is %,d".formatted(args.length(), MOST_ARGS)));
        }
        try {
            return JsonText.parse(args.isBlank() ? "{}" : args) instanceof Json.Obj object
                    ? fitting(tool, object)
                    : new Malformed(List.of("the arguments must be a JSON object"));
        } catch (MalformedJson malformed) {
            return new Malformed(List.of("the arguments are " + malformed.getMessage()));
        }
    }

    private static Reading fitting(Tool tool, Json.Obj args) {
        var problems = tool.card().parameters().problems(args);
        return problems.isEmpty() ? new Wellformed(tool, new Args(args)) : new Malformed(problems);
    }
}
