package dev.signalbox.engine.config.settings;

import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Settings from the environment (`SIGNALBOX_BUDGET_DOLLARS=5`) and from the command line (`--set budget.dollars=5`).
final class OuterLayers {
    private static final String PREFIX = "SIGNALBOX_";

    /// Variables that are no settings: places, the launcher's own, and what an agent is told by.
    private static final Set<String> RESERVED = Set.of(
            "SIGNALBOX_HOME",
            "SIGNALBOX_JAVA_OPTS",
            "SIGNALBOX_NO_BUILD",
            "SIGNALBOX_BUILD_LOCK",
            "SIGNALBOX_URL",
            "SIGNALBOX_TOKEN",
            "SIGNALBOX_AGENT",
            "SIGNALBOX_RUN",
            "SIGNALBOX_PHASE",
            "SIGNALBOX_REPORT_DIR");

    private OuterLayers() {}

    static Map<String, Given> environment(Map<String, String> environment, List<Problem> problems) {
        var values = new TreeMap<String, Given>();
        environment.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX) && !RESERVED.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> variable(entry.getKey(), entry.getValue(), values, problems));
        return values;
    }

    private static void variable(String name, String text, Map<String, Given> values, List<Problem> problems) {
        var path = path(name);
        if (path.isEmpty()) {
            var known = Keys.ALL.stream()
                    .map(key -> variable(key.path()))
                    .filter(each -> !each.contains("*"))
                    .toList();
            var near = NearNames.of(name, known);
            problems.add(new Problem(
                    "$" + name,
                    0,
                    0,
                    "no setting has this variable",
                    near.isEmpty() ? "unset it" : "did you mean " + String.join(" or ", near) + "?"));
            return;
        }
        add(path.get(), text, new Origin.Environment(name), values, problems);
    }

    private static String variable(KeyPath path) {
        return PREFIX
                + String.join("_", path.segments()).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Optional<KeyPath> path(String name) {
        return Keys.ALL.stream()
                .map(Key::path)
                .flatMap(path -> path.segment(0).equals("models")
                        ? Keys.PROVIDERS.stream()
                                .map(provider -> new KeyPath(List.of("models", provider, path.segment(2))))
                        : List.of(path).stream())
                .filter(path -> variable(path).equals(name) && !path.segments().contains(Key.ANY))
                .findFirst();
    }

    static Map<String, Given> options(List<String> options, List<Problem> problems) {
        var values = new TreeMap<String, Given>();
        for (var option : options) {
            var equals = option.indexOf('=');
            var path = equals < 0
                    ? Optional.<KeyPath>empty()
                    : KeyPath.parse(option.substring(0, equals).strip());
            if (path.isEmpty()) {
                problems.add(problem(option, "is not of the form key=value", "write --set budget.dollars=5"));
            } else {
                add(path.get(), option.substring(equals + 1), new Origin.Option(option), values, problems);
            }
        }
        return values;
    }

    private static void add(
            KeyPath path, String text, Origin origin, Map<String, Given> values, List<Problem> problems) {
        var key = Keys.find(path);
        if (key.isEmpty()) {
            problems.add(new Problem(origin.toString(), 0, 0, "there is no setting '%s'".formatted(path), near(path)));
            return;
        }
        Json value = key.get().kind().read(text);
        key.get()
                .kind()
                .fault(value)
                .ifPresentOrElse(
                        fault -> problems.add(new Problem(
                                origin.toString(), 0, 0, "'%s' %s".formatted(path, fault.message()), fault.fix())),
                        () -> values.put(path.toString(), new Given(key.get(), value, origin, 0)));
    }

    private static String near(KeyPath path) {
        var known = Keys.ALL.stream().map(key -> key.path().toString()).toList();
        var near = NearNames.of(path.toString(), known);
        return near.isEmpty()
                ? "see 'signalbox config show' for all settings"
                : "did you mean " + String.join(" or ", near) + "?";
    }

    private static Problem problem(String option, String message, String fix) {
        return new Problem("--set " + option, 0, 0, message, fix);
    }
}
