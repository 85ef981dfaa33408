package dev.signalbox.sdk.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.Fingerprint;
import dev.signalbox.kernel.id.KeyId;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.SessionId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.id.UserId;
import dev.signalbox.kernel.json.Json;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/// How the kernel's records look as JSON: members in snake case, enums in lower case, ids as plain strings, closed
/// families told apart by a member of their own. The kernel itself knows nothing of it.
///
/// A member that a text lacks (it was written before the member existed) reads as the empty text, list or map, as 0
/// or as `false`; so a member that is a record or an enum is added as an `Optional`. A member that no record has (it
/// was written by something newer) is ignored.
final class Binding {
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxDocumentLength(JsonText.MAX_CHARS)
            .maxStringLength(JsonText.MAX_CHARS)
            .maxNestingDepth(JsonText.MAX_DEPTH)
            .build();

    private Binding() {}

    static JsonMapper mapper() {
        var builder = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(LIMITS).build())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.AS_EMPTY))
                .addMixIn(Event.class, Typed.class)
                .addMixIn(Waiting.class, Kinded.class)
                .addMixIn(Evidence.class, Kinded.class)
                .addMixIn(TestResult.class, Kinded.class)
                .addModule(values());
        for (var family :
                new Map<?, ?>[] {EventTypes.EVENTS, EventTypes.WAITINGS, EventTypes.EVIDENCE, EventTypes.TEST_RESULTS
                }) {
            family.forEach((name, type) -> builder.registerSubtypes(new NamedType((Class<?>) type, (String) name)));
        }
        return builder.build();
    }

    private static SimpleModule values() {
        var module = new SimpleModule("signalbox");
        id(module, TaskId.class, TaskId::new);
        id(module, RunId.class, RunId::new);
        id(module, SessionId.class, SessionId::new);
        id(module, CallId.class, CallId::new);
        id(module, ApprovalId.class, ApprovalId::new);
        id(module, AgentId.class, AgentId::new);
        id(module, ProjectId.class, ProjectId::new);
        id(module, UserId.class, UserId::new);
        id(module, KeyId.class, KeyId::new);
        id(module, Fingerprint.class, Fingerprint::new);
        module.addSerializer(String.class, new TextBinding.Out());
        module.addSerializer(Json.class, new JsonBinding.Out());
        module.addDeserializer(Json.Obj.class, new JsonBinding.In());
        return module;
    }

    private static <T> void id(SimpleModule module, Class<T> type, Function<String, T> make) {
        module.addSerializer(type, new IdBinding.Out<>(type));
        module.addDeserializer(type, new IdBinding.In<>(type, make));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kinded {}
}
