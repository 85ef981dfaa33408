package dev.signalbox.engine.config.settings;

import static dev.signalbox.engine.config.settings.Key.Trust.FREE;
import static dev.signalbox.engine.config.settings.Key.Trust.REFUSED;
import static dev.signalbox.engine.config.settings.Key.Trust.TIGHTEN;

import dev.signalbox.engine.config.settings.Key.Trust;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The catalogue of settings. What is not here is an error.
final class Keys {
    static final List<String> PROVIDERS = List.of("anthropic", "gemini", "ollama", "openai", "openai-compatible");

    private static final Kind TEXT = new Kind.Text();
    private static final Kind TEXTS = new Kind.Texts();
    private static final Kind GLOBS = new Kind.Globs();
    private static final Kind AMOUNT = new Kind.Amount();
    private static final long MOST = 1L << 40;
    private static final Json NONE = Json.Null.NULL;

    static final List<Key> ALL = List.of(
            key("model", TEXT, NONE, REFUSED, "full name of the model, such as anthropic/claude-sonnet-4-5"),
            key("models.*.base_url", new Kind.Address(), NONE, REFUSED, "where a provider is reached"),
            key("models.*.api_key_env", new Kind.Variable(), NONE, REFUSED, "environment variable that holds the key"),
            key("prices.*.input", AMOUNT, NONE, REFUSED, "dollars for a million tokens read"),
            key("prices.*.output", AMOUNT, NONE, REFUSED, "dollars for a million tokens written"),
            key("prices.*.cache_read", AMOUNT, NONE, REFUSED, "dollars for a million tokens read from the cache"),
            key("prices.*.cache_write", AMOUNT, NONE, REFUSED, "dollars for a million tokens written to the cache"),
            key("autonomy", words("auto", "guarded", "ask"), Json.of("guarded"), TIGHTEN, "how much runs do unasked"),
            key("mode", words("permissive", "strict"), NONE, TIGHTEN, "strict holds every workflow strictly"),
            key(
                    "sandbox.mode",
                    words("none", "landlock", "bubblewrap", "strict"),
                    Json.of("strict"),
                    REFUSED,
                    "which box is accepted; strict takes the best there is and refuses to run without"),
            key("sandbox.user", TEXT, NONE, REFUSED, "uid:gid of boxes when the engine runs as root"),
            key("sandbox.state", TEXT, NONE, REFUSED, "directory for the box's own files"),
            key(
                    "sandbox.tools",
                    TEXTS,
                    Json.strings(List.of()),
                    REFUSED,
                    "more directories with programs that boxes may read"),
            limit("seconds", 3600, "wall time of one command of a worker; a phase may allow less"),
            limit("memory_mb", 4096, "memory of all processes of a box"),
            limit("processes", 512, "processes and threads of a box"),
            limit("open_files", 4096, "open files of one process"),
            limit("file_mb", 2048, "size of one file"),
            limit("tmp_mb", 1024, "size of temporary file systems"),
            limit("disk_mb", 8192, "what one command may add to the disk"),
            limit("output_kb", 1024, "output that is kept of each stream"),
            key(
                    "budget.turns",
                    new Kind.Count(1, MOST),
                    Json.of(Budget.DEFAULT.turns()),
                    TIGHTEN,
                    "model turns of a run"),
            key(
                    "budget.tokens",
                    new Kind.Count(0, MOST),
                    Json.of(Budget.DEFAULT.tokens()),
                    TIGHTEN,
                    "tokens of a run; 0 for no bound"),
            key("budget.dollars", AMOUNT, Json.of(0), TIGHTEN, "dollars of a run; 0 for no bound"),
            key(
                    "budget.seconds",
                    new Kind.Count(1, MOST),
                    Json.of(Budget.DEFAULT.seconds()),
                    TIGHTEN,
                    "working time of a run, waiting left out"),
            key("workspace.dir", TEXT, NONE, REFUSED, "where runs have their clones"),
            key("cache.dir", TEXT, NONE, REFUSED, "where the caches of builds are kept"),
            key(
                    "network.hosts",
                    TEXTS,
                    Json.strings(List.of()),
                    REFUSED,
                    "hosts that web_fetch may reach in every phase that allows it"),
            key("server.host", TEXT, Json.of("127.0.0.1"), REFUSED, "address that the server listens at"),
            key("server.port", new Kind.Count(0, 65_535), Json.of(8000), REFUSED, "its port; 0 for any that is free"),
            key("server.hosts", TEXTS, Json.strings(List.of()), REFUSED, "more names under which it is called"),
            key(
                    "server.origins",
                    TEXTS,
                    Json.strings(List.of()),
                    REFUSED,
                    "origins whose pages may call it, such as https://dash.example.org"),
            key(
                    "server.front",
                    words("nothing", "tls_proxy"),
                    Json.of("nothing"),
                    REFUSED,
                    "what stands before it; tls_proxy is needed to listen beyond this machine"),
            key("server.workers", new Kind.Count(1, 256), Json.of(4), REFUSED, "runs that it drives at once"),
            key("reviewers", TEXTS, NONE, REFUSED, "roles that review in the place of the workflow's own"),
            key("profile.name", TEXT, NONE, FREE, "the profile of the project, where detection is wrong"),
            key("profile.test_command", TEXT, NONE, FREE, "the command that runs the tests, in the box and offline"),
            key("profile.test_patterns", GLOBS, NONE, FREE, "globs of test files"),
            key(
                    "profile.report",
                    words("junit_xml", "go_json", "cargo_text"),
                    NONE,
                    FREE,
                    "the form of the test report"),
            key("profile.report_paths", GLOBS, NONE, FREE, "globs of report files"),
            key("profile.coverage_paths", GLOBS, NONE, FREE, "globs of JaCoCo or Cobertura files"),
            key("profile.build_commands", TEXTS, NONE, REFUSED, "first words of commands that workers may run"),
            key("profile.prepare", TEXT, NONE, REFUSED, "command that fetches dependencies, with network"),
            key("profile.caches", TEXTS, NONE, REFUSED, "directories of the build below the home directory"));

    private Keys() {}

    private static Key key(String path, Kind kind, Json standard, Trust trust, String meaning) {
        return new Key(new KeyPath(Arrays.asList(path.split("\\."))), kind, standard, trust, meaning);
    }

    private static Key limit(String name, long standard, String meaning) {
        return key("sandbox.limits." + name, new Kind.Count(1, MOST), Json.of(standard), TIGHTEN, meaning);
    }

    private static Kind words(String... words) {
        return new Kind.Word(Arrays.asList(words));
    }

    /// The setting that a path names.
    static Optional<Key> find(KeyPath path) {
        return ALL.stream().filter(key -> key.covers(path) && isPossible(path)).findFirst();
    }

    private static boolean isPossible(KeyPath path) {
        return path.segments().size() < 2 || !path.segment(0).equals("models") || PROVIDERS.contains(path.segment(1));
    }

    /// Whether there are settings below a path.
    static boolean isGroup(KeyPath path) {
        return isPossible(path)
                && ALL.stream()
                        .anyMatch(key ->
                                key.path().segments().size() > path.segments().size() && key.beginsLike(path));
    }

    /// What may follow a path.
    static List<String> below(KeyPath path) {
        var at = path.segments().size();
        return ALL.stream()
                .filter(key -> key.path().segments().size() > at && key.beginsLike(path))
                .map(key -> key.path().segment(at))
                .flatMap(segment -> segment.equals(Key.ANY) && path.toString().equals("models")
                        ? PROVIDERS.stream()
                        : List.of(segment).stream())
                .filter(segment -> !segment.equals(Key.ANY))
                .distinct()
                .toList();
    }
}
