package dev.signalbox.kernel.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A JSON value (RFC 8259) as immutable data. Members keep their order; a number keeps its digits.
public sealed interface Json {

    /// An object; members in the order of the text.
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /// The member of that name, if there is one and it is not `null`.
        public Optional<Json> find(String name) {
            return Optional.ofNullable(members.get(name)).filter(value -> value != Null.NULL);
        }

        /// The same object with one member set.
        public Obj with(String name, Json value) {
            var copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new Obj(copy);
        }
    }

    /// An array.
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /// A string.
    record Str(String value) implements Json {}

    /// A number.
    record Num(BigDecimal value) implements Json {}

    /// `true` or `false`.
    enum Bool implements Json {
        TRUE,
        FALSE
    }

    /// `null`.
    enum Null implements Json {
        NULL
    }

    static Obj obj() {
        return new Obj(Map.of());
    }

    static Json of(String value) {
        return new Str(value);
    }

    static Json of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Json of(double value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Json of(boolean value) {
        return value ? Bool.TRUE : Bool.FALSE;
    }

    static Arr strings(List<String> values) {
        return new Arr(values.stream().map(Json::of).toList());
    }

    /// The member of an object; empty for any other value.
    default Optional<Json> at(String name) {
        return this instanceof Obj obj ? obj.find(name) : Optional.empty();
    }

    /// The string member of that name; empty if it is absent or of another type.
    default Optional<String> text(String name) {
        return at(name).flatMap(Json::asText);
    }

    /// The whole-number member of that name; empty if absent, of another type, fractional or beyond 64 bits.
    default Optional<Long> number(String name) {
        return at(name).flatMap(Json::asLong);
    }

    /// The boolean member of that name.
    default Optional<Boolean> flag(String name) {
        return at(name).filter(Bool.class::isInstance).map(value -> value == Bool.TRUE);
    }

    /// The items of the array member of that name; empty list if it is absent or no array.
    default List<Json> list(String name) {
        return at(name).map(Json::items).orElse(List.of());
    }

    /// The strings in the array member of that name; items of other types are left out.
    default List<String> texts(String name) {
        return list(name).stream().flatMap(item -> item.asText().stream()).toList();
    }

    /// The items if this is an array, else none.
    default List<Json> items() {
        return this instanceof Arr arr ? arr.items : List.of();
    }

    /// The text if this is a string.
    default Optional<String> asText() {
        return this instanceof Str str ? Optional.of(str.value) : Optional.empty();
    }

    /// The whole number if this is one and fits 64 bits.
    default Optional<Long> asLong() {
        if (!(this instanceof Num num)) {
            return Optional.empty();
        }
        try {
            return Optional.of(num.value.longValueExact());
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }

    /// Every string in this value, at any depth, in order: what redaction and pattern watchers look at.
    default Stream<String> everyText() {
        var found = new ArrayList<String>();
        collect(this, found);
        return found.stream();
    }

    private static void collect(Json value, List<String> found) {
        switch (value) {
            case Obj obj -> obj.members.values().forEach(member -> collect(member, found));
            case Arr arr -> arr.items.forEach(item -> collect(item, found));
            case Str str -> found.add(str.value);
            case Num _, Bool _, Null _ -> {
                // no text inside
            }
        }
    }
}
