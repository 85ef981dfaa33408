package dev.signalbox.engine.model;

import dev.signalbox.engine.config.Fields;
import dev.signalbox.engine.config.Yaml;
import dev.signalbox.engine.config.YamlNode;
import dev.signalbox.engine.model.Script.Call;
import dev.signalbox.engine.model.Script.Section;
import dev.signalbox.engine.model.Script.Step;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.artifact.Problems;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a [Script] from YAML: strict, and with every problem reported at its line.
///
/// ```yaml fallback: That is all.              # said when a section has run out sections:
/// planner:                          # role, role@PHASE, role#2 or role@PHASE#2
/// - think: Where is the code?
/// text: I look around first.
/// tools:
/// - {name: glob, args: {pattern: "src/**"}}
/// - {name: apply_patch, raw: "*** Begin Patch", custom: true, namespace: mcp__gate}
/// usage: {input: 120, output: 30, cache_read: 0, cache_write: 0}
/// delay_ms: 50                  # before the first piece
/// chunk_ms: 5                   # between pieces
/// - text: Back again.
/// fault: {kind: status, status: 429, type: rate_limit_error, retry_after: 1, times: 1}
/// ```
///
/// The kinds of fault are `status`, `cut` (`after` characters), `garbage` and `huge_line`. `times` says how many
/// attempts are hit; without it, all are.
public final class ScriptFile {
    private static final int MOST_MILLIS = 3_600_000;
    private static final int MOST_TOKENS = 100_000_000;
    private static final String STATUS = "status";
    private static final Map<String, String> FAULTS =
            Map.of(STATUS, STATUS, "cut", "cut", "garbage", "garbage", "huge_line", "huge_line");

    private final String file;
    private final Problems problems;

    private ScriptFile(String file) {
        this.file = file;
        this.problems = new Problems(file);
    }

    /// Reads a text.
    ///
    /// @param file the name of the text as the user knows it
    public static Checked<Script> read(String file, String text) {
        return switch (Yaml.parse(file, text)) {
            case Checked.Faulty<YamlNode> faulty -> new Checked.Faulty<>(faulty.problems());
            case Checked.Sound<YamlNode> sound -> new ScriptFile(file).script(sound.value());
        };
    }

    private Checked<Script> script(YamlNode root) {
        var fields = Fields.of(root, "a script", problems);
        var fallback = fields.text("fallback", Script.NOTHING_MORE);
        var sections = fields.any("sections").map(this::sections).orElseGet(() -> {
            problems.at(fields.place(), "a script has no 'sections'", "add 'sections:' with one key for a role");
            return List.of();
        });
        fields.done();
        return problems.isEmpty() ? problems.checked(new Script(file, sections, fallback)) : problems.faulty();
    }

    private List<Section> sections(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            problems.at(
                    node.line(),
                    node.column(),
                    "'sections' is a mapping from roles to steps, here is " + node.describe(),
                    "write 'planner:' and the steps below it");
            return List.of();
        }
        var found = new ArrayList<Section>();
        var seen = new HashMap<ScriptKey, Located<String>>();
        for (var entry : mapping.entries()) {
            section(entry, seen).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Section> section(YamlNode.Entry entry, Map<ScriptKey, Located<String>> seen) {
        var key = entry.key();
        var steps = steps(entry);
        try {
            var earlier = seen.putIfAbsent(ScriptKey.parse(key.value()), key);
            if (earlier != null) {
                problems.at(
                        key,
                        "'%s' means the same as '%s' in line %d"
                                .formatted(key.value(), earlier.value(), earlier.line()),
                        "keep one of them");
                return Optional.empty();
            }
            return Optional.of(new Section(key.value(), steps, key.line()));
        } catch (IllegalArgumentException malformed) {
            problems.at(
                    key,
                    String.valueOf(malformed.getMessage()),
                    "write the role's name, as in 'planner' or 'tester#2'");
            return Optional.empty();
        }
    }

    private List<Step> steps(YamlNode.Entry entry) {
        if (entry.value() instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(this::step).toList();
        }
        problems.at(
                entry.value().line(),
                entry.value().column(),
                "section '%s' is a list of steps, here is %s"
                        .formatted(entry.key().value(), entry.value().describe()),
                "write one '- text: …' for each turn");
        return List.of();
    }

    private Step step(YamlNode node) {
        var fields = Fields.of(node, "a step", problems);
        var think = fields.text("think", "");
        var text = fields.text("text", "");
        var calls =
                fields.sections("tools", "a tool call").stream().map(this::call).toList();
        var usage = fields.section("usage", "usage").map(this::usage).orElse(null);
        var fault = fields.section("fault", "a fault").flatMap(this::fault).orElse(null);
        var delay = millis(fields, "delay_ms");
        var chunkDelay = millis(fields, "chunk_ms");
        fields.done();
        if (text.isEmpty() && calls.isEmpty() && fault == null) {
            problems.at(fields.place(), "a step says nothing", "give it a 'text', 'tools' or a 'fault'");
        }
        return new Step(think, text, calls, usage, fault, delay, chunkDelay, node.line());
    }

    private static Duration millis(Fields fields, String key) {
        return Duration.ofMillis(fields.number(key, 0, MOST_MILLIS, 0));
    }

    private Call call(Fields fields) {
        var name = fields.needText("name");
        var args = fields.any("args");
        var raw = fields.text("raw");
        var namespace = fields.text("namespace", "");
        var custom = fields.flag("custom").orElse(false);
        fields.done();
        if (args.isPresent() && raw.isPresent()) {
            problems.at(
                    raw.get(), "a tool call has 'args' and 'raw'", "keep 'args', or 'raw' for text that is no JSON");
        }
        args.filter(value -> !(value instanceof YamlNode.Mapping))
                .ifPresent(value -> problems.at(
                        value.line(),
                        value.column(),
                        "'args' is a mapping, here is " + value.describe(),
                        "write 'args: {name: value}', or 'raw' for text that is no JSON"));
        var json = raw.map(Located::value)
                .orElseGet(() -> JsonText.print(args.map(YamlNode::json).orElse(Json.obj())));
        return new Call(name.value(), json, namespace, custom ? Call.Form.CUSTOM : Call.Form.FUNCTION);
    }

    private Usage usage(Fields fields) {
        var usage = new Usage(
                fields.number("input", 0, MOST_TOKENS, 0),
                fields.number("output", 0, MOST_TOKENS, 0),
                fields.number("cache_read", 0, MOST_TOKENS, 0),
                fields.number("cache_write", 0, MOST_TOKENS, 0));
        fields.done();
        return usage;
    }

    private Optional<Script.Fault> fault(Fields fields) {
        var kind = fields.needText("kind");
        var times = Math.toIntExact(fields.number("times", 0, 1000, 0));
        var known = fields.choice("kind", FAULTS);
        Optional<Script.Fault> fault = known.map(each -> switch (each) {
            case STATUS -> status(fields, times);
            case "cut" -> new Script.Fault.Cut(Math.toIntExact(fields.number("after", 0, 1_000_000, 0)), times);
            case "garbage" -> new Script.Fault.Garbage(times);
            default -> new Script.Fault.HugeLine(times);
        });
        if (fault.isPresent() || kind.value().isEmpty()) {
            fields.done();
        }
        return fault;
    }

    private static Script.Fault status(Fields fields, int times) {
        var status = Math.toIntExact(fields.number("status", 400, 599, 500));
        var message = fields.text("message", "scripted failure");
        var type = fields.text("type", "api_error");
        @Nullable
        Duration retryAfter = fields.number("retry_after", 0, 86_400)
                .map(seconds -> Duration.ofSeconds(seconds.value()))
                .orElse(null);
        return new Script.Fault.Status(status, type, message, retryAfter, times);
    }
}
