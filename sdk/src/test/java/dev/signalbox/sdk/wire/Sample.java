package dev.signalbox.sdk.wire;

import dev.signalbox.kernel.id.Fingerprint;
import dev.signalbox.kernel.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value of any record of the kernel in which no member is empty, the same at every call.
final class Sample {
    private Sample() {}

    static <T> T of(Class<T> type) {
        return type.cast(value(type, type.getSimpleName()));
    }

    private static Object value(Type type, String name) {
        return switch (type) {
            case ParameterizedType generic -> container(generic, name);
            case Class<?> plain when plain == Fingerprint.class -> new Fingerprint("0123456789abcdef".repeat(4));
            case Class<?> plain when plain.isRecord() && !Json.class.isAssignableFrom(plain) -> record(plain);
            case Class<?> plain
            when plain.isSealed() && !Json.class.isAssignableFrom(plain) ->
                value(plain.getPermittedSubclasses()[0], name);
            case Class<?> plain when plain.isEnum() -> plain.getEnumConstants()[plain.getEnumConstants().length - 1];
            case Class<?> plain -> leaf(plain, name);
            default -> throw new IllegalArgumentException("no sample for " + type);
        };
    }

    private static Object leaf(Class<?> type, String name) {
        return switch (type.getSimpleName()) {
            case "String" -> name;
            case "int" -> 7;
            case "long" -> 7_000_000_000L;
            case "double" -> 0.25;
            case "boolean" -> true;
            case "Obj" ->
                new Json.Obj(Map.of(name, new Json.Arr(List.of(Json.of("text"), Json.of(1.5), Json.Null.NULL))));
            default -> throw new IllegalArgumentException("no sample for " + type);
        };
    }

    private static Object container(ParameterizedType type, String name) {
        var arguments = type.getActualTypeArguments();
        return switch (((Class<?>) type.getRawType()).getSimpleName()) {
            case "List" -> List.of(value(arguments[0], name));
            case "Map" -> Map.of(value(arguments[0], "key"), value(arguments[1], name));
            case "Optional" -> Optional.of(value(arguments[0], name));
            default -> throw new IllegalArgumentException("no sample for " + type);
        };
    }

    private static Object record(Class<?> type) {
        var components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (var i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), components[i].getName());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("no sample for " + type, failure);
        }
    }
}
