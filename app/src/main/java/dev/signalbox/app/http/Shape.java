package dev.signalbox.app.http;

import dev.signalbox.app.http.Problem.Fault;
import dev.signalbox.kernel.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a JSON value must look like: checks content before a handler sees it, and is written into the documentation as
/// JSON Schema, so that the two never differ. Every shape is bounded.
public sealed interface Shape {

    /// A text of some length, in a form where one is given (anchored at both ends).
    record Text(int least, int most, String form) implements Shape {}

    /// A whole number.
    record Whole(long least, long most) implements Shape {}

    /// A number that is not negative.
    record Amount() implements Shape {}

    record Flag() implements Shape {}

    /// One of some words.
    record Word(List<String> words) implements Shape {
        public Word {
            words = List.copyOf(words);
        }
    }

    record Items(Shape each, int most) implements Shape {}

    /// Members of the caller's own choosing.
    record Named(Shape each, int most) implements Shape {}

    /// Known members and no others.
    record Members(Map<String, Member> members) implements Shape {
        public Members {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public Members with(String name, Shape shape, String meaning) {
            return plus(name, new Member(shape, meaning, Need.OPTIONAL));
        }

        public Members needs(String name, Shape shape, String meaning) {
            return plus(name, new Member(shape, meaning, Need.REQUIRED));
        }

        private Members plus(String name, Member member) {
            var more = new LinkedHashMap<>(members);
            more.put(name, member);
            return new Members(more);
        }
    }

    /// Anything.
    record Any(String meaning) implements Shape {}

    /// Whether a member may be left out.
    enum Need {
        REQUIRED,
        OPTIONAL
    }

    record Member(Shape shape, String meaning, Need need) {}

    int LONG_TEXT = 100_000;

    static Members members() {
        return new Members(Map.of());
    }

    static Shape items(Shape each) {
        return new Items(each, 1000);
    }

    static Shape words(String... words) {
        return new Word(List.of(words));
    }

    /// All that is wrong with a value, at most some dozens of faults.
    default List<Fault> faults(Json value) {
        var found = new ArrayList<Fault>();
        check(value, "", found);
        return found.size() > 50 ? List.copyOf(found.subList(0, 50)) : found;
    }

    private void check(Json value, String at, List<Fault> found) {
        switch (this) {
            case Text text -> text(text, value, at, found);
            case Whole(var least, var most) -> {
                var number = value.asLong();
                if (number.isEmpty() || number.get() < least || number.get() > most) {
                    found.add(new Fault(at, "a whole number from %,d to %,d is needed".formatted(least, most)));
                }
            }
            case Amount _ -> {
                if (!(value instanceof Json.Num(var digits))
                        || digits.signum() < 0
                        || digits.compareTo(BigDecimal.valueOf(1e12)) > 0) {
                    found.add(new Fault(at, "a number that is not negative is needed"));
                }
            }
            case Flag _ -> {
                if (!(value instanceof Json.Bool)) {
                    found.add(new Fault(at, "true or false is needed"));
                }
            }
            case Word(var words) -> {
                if (value.asText().filter(words::contains).isEmpty()) {
                    found.add(new Fault(at, "one of %s is needed".formatted(String.join(", ", words))));
                }
            }
            case Items(var each, var most) -> items(each, most, value, at, found);
            case Named(var each, var most) -> named(each, most, value, at, found);
            case Members(var members) -> members(members, value, at, found);
            case Any _ -> {
                // nothing is asked of it
            }
        }
    }

    private static void text(Text shape, Json value, String at, List<Fault> found) {
        var text = value.asText();
        if (text.isEmpty()) {
            found.add(new Fault(at, "a text is needed"));
        } else if (text.get().length() < shape.least || text.get().length() > shape.most) {
            found.add(new Fault(at, "a text of %,d to %,d characters is needed".formatted(shape.least, shape.most)));
        } else if (text.get().indexOf(0) >= 0) {
            found.add(new Fault(at, "a text has no character of code 0"));
        } else if (!shape.form.isEmpty() && !Pattern.matches(shape.form, text.get())) {
            found.add(new Fault(at, "the form is " + shape.form));
        }
    }

    private static void items(Shape each, int most, Json value, String at, List<Fault> found) {
        if (!(value instanceof Json.Arr(var items))) {
            found.add(new Fault(at, "a list is needed"));
        } else if (items.size() > most) {
            found.add(new Fault(at, "at most %,d items are allowed".formatted(most)));
        } else {
            for (var i = 0; i < items.size(); i++) {
                each.check(items.get(i), at + "/" + i, found);
            }
        }
    }

    private static void named(Shape each, int most, Json value, String at, List<Fault> found) {
        if (!(value instanceof Json.Obj(var members))) {
            found.add(new Fault(at, "an object is needed"));
        } else if (members.size() > most || members.keySet().stream().anyMatch(name -> name.length() > 200)) {
            found.add(new Fault(at, "at most %,d members with short names are allowed".formatted(most)));
        } else {
            members.forEach((name, member) -> each.check(member, at + "/" + escaped(name), found));
        }
    }

    private static void members(Map<String, Member> known, Json value, String at, List<Fault> found) {
        if (!(value instanceof Json.Obj(var given))) {
            found.add(new Fault(at, "an object is needed"));
            return;
        }
        given.forEach((name, member) -> {
            var shape = known.get(name);
            if (shape == null) {
                found.add(
                        new Fault(at + "/" + escaped(name), "unknown; known are " + String.join(", ", known.keySet())));
            } else if (member != Json.Null.NULL || shape.need == Need.REQUIRED) {
                shape.shape.check(member, at + "/" + escaped(name), found);
            }
        });
        known.forEach((name, member) -> {
            if (member.need == Need.REQUIRED && !given.containsKey(name)) {
                found.add(new Fault(at + "/" + name, "is missing: " + member.meaning));
            }
        });
    }

    private static String escaped(String name) {
        var shown = name.length() > 100 ? name.substring(0, 100) : name;
        return shown.replace("~", "~0").replace("/", "~1");
    }

    /// JSON Schema 2020-12, as OpenAPI 3.1 has it.
    default Json.Obj schema() {
        return switch (this) {
            case Text(var least, var most, var form) -> {
                var schema = type("string").with("minLength", Json.of(least)).with("maxLength", Json.of(most));
                yield form.isEmpty() ? schema : schema.with("pattern", Json.of("^(?:" + form + ")$"));
            }
            case Whole(var least, var most) ->
                type("integer").with("minimum", Json.of(least)).with("maximum", Json.of(most));
            case Amount _ -> type("number").with("minimum", Json.of(0));
            case Flag _ -> type("boolean");
            case Word(var words) -> type("string").with("enum", Json.strings(words));
            case Items(var each, var most) ->
                type("array").with("items", each.schema()).with("maxItems", Json.of(most));
            case Named(var each, var most) ->
                type("object").with("additionalProperties", each.schema()).with("maxProperties", Json.of(most));
            case Members(var members) -> schema(members);
            case Any(var meaning) -> Json.obj().with("description", Json.of(meaning));
        };
    }

    private static Json.Obj schema(Map<String, Member> members) {
        var properties = Json.obj();
        var required = new ArrayList<String>();
        for (var each : members.entrySet()) {
            var member = each.getValue();
            properties =
                    properties.with(each.getKey(), member.shape.schema().with("description", Json.of(member.meaning)));
            if (member.need == Need.REQUIRED) {
                required.add(each.getKey());
            }
        }
        return type("object")
                .with("properties", properties)
                .with("required", Json.strings(required))
                .with("additionalProperties", Json.of(false));
    }

    private static Json.Obj type(String type) {
        return Json.obj().with("type", Json.of(type));
    }
}
