package dev.signalbox.engine.model.provider;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.signalbox.engine.model.ToolSpec;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tools for LangChain4j. Its typed schemas know only a part of JSON Schema, so that each property is passed on as
/// it is written.
final class ToolSchemas {
    private ToolSchemas() {}

    static ToolSpecification of(ToolSpec tool) {
        var schema = JsonText.parse(tool.schema());
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(JsonObjectSchema.builder()
                        .addProperties(elements(schema, "properties"))
                        .required(schema.texts("required"))
                        .definitions(elements(schema, "$defs"))
                        .build())
                .build();
    }

    private static Map<String, JsonSchemaElement> elements(Json schema, String member) {
        var elements = new LinkedHashMap<String, JsonSchemaElement>();
        if (schema.at(member).orElse(Json.obj()) instanceof Json.Obj(var members)) {
            members.forEach((name, value) -> elements.put(name, JsonRawSchema.from(JsonText.print(value))));
        }
        return elements;
    }
}
