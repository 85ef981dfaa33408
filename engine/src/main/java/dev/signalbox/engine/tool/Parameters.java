package dev.signalbox.engine.tool;

import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// The arguments of a tool: what a model is told of them, and what a call is held to.
public final class Parameters {
    private final List<Parameter> known;
    private final Json.Obj schema;
    private final Strangers strangers;

    private enum Strangers {
        REFUSED,
        LEFT_TO_THE_TOOL
    }

    private Parameters(List<Parameter> known, Json.Obj schema, Strangers strangers) {
        this.known = known;
        this.schema = schema;
        this.strangers = strangers;
    }

    /// Exactly these.
    public static Parameters of(Parameter... parameters) {
        var known = List.of(parameters);
        return new Parameters(known, schemaOf(known), Strangers.REFUSED);
    }

    /// A schema of somebody else's, who checks calls against it.
    public static Parameters foreign(Json.Obj schema) {
        return new Parameters(List.of(), schema, Strangers.LEFT_TO_THE_TOOL);
    }

    private static Json.Obj schemaOf(List<Parameter> known) {
        var properties = new LinkedHashMap<String, Json>();
        known.forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
        var required = known.stream()
                .filter(parameter -> parameter.presence() == Parameter.Presence.REQUIRED)
                .map(Parameter::name)
                .toList();
        return Json.obj()
                .with("type", Json.of("object"))
                .with("properties", new Json.Obj(properties))
                .with("required", Json.strings(required))
                .with("additionalProperties", Json.of(false));
    }

    /// JSON Schema (2020-12) text of the arguments.
    public String schema() {
        return JsonText.print(schema);
    }

    /// Everything that is wrong with the arguments of a call.
    List<String> problems(Json.Obj args) {
        var problems = new ArrayList<String>();
        for (var parameter : known) {
            var value = args.find(parameter.name());
            if (value.isPresent()) {
                parameter.problem(value.get()).ifPresent(what -> problems.add(quoted(parameter.name()) + ' ' + what));
            } else if (parameter.presence() == Parameter.Presence.REQUIRED) {
                problems.add(quoted(parameter.name()) + " is missing");
            }
        }
        return Stream.concat(problems.stream(), strangers(args)).toList();
    }

    private Stream<String> strangers(Json.Obj args) {
        var names = known.stream().map(Parameter::name).toList();
        return strangers == Strangers.LEFT_TO_THE_TOOL
                ? Stream.empty()
                : args.members().keySet().stream()
                        .filter(name -> !names.contains(name))
                        .map(name -> "there is no argument %s: %s".formatted(quoted(name), NearNames.fix(name, names)));
    }

    private static String quoted(String name) {
        return '\'' + name + '\'';
    }
}
