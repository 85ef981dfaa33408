package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.Model;
import dev.signalbox.engine.model.Price;
import dev.signalbox.engine.model.Prices;
import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.ScriptFile;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.artifact.Problem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds models by name: `scripted:PATH`, `anthropic/…`, `openai/…`, `gemini/…`, `ollama/…`, `openai-compatible/…`.
///
/// Connections are made on the first call, and shared by all models found here. Safe for use by many threads.
public final class Models {
    private static final String SCRIPTED = "scripted:";

    private final ModelSettings settings;
    private final Pace pace;
    private @Nullable HttpClient http;

    public Models(ModelSettings settings) {
        this(settings, Pace.REAL);
    }

    Models(ModelSettings settings, Pace pace) {
        this.settings = settings;
        this.pace = pace;
    }

    /// What became of a name.
    public sealed interface Found {
        record Known(Model model) implements Found {}

        /// There is no such model, or it cannot be reached.
        ///
        /// @param reason what is wrong with the name or missing for it, and what to do
        record Unknown(String reason) implements Found {}
    }

    /// The model of that name. Nothing is sent yet: whether the vendor knows the model shows with the first call.
    public Found find(String name) {
        if (name.startsWith(SCRIPTED)) {
            return scripted(name.substring(SCRIPTED.length()));
        }
        var slash = name.indexOf('/');
        if (slash < 1 || slash == name.length() - 1) {
            return new Found.Unknown("'%s' names no model. %s".formatted(name, forms()));
        }
        var word = name.substring(0, slash);
        return Vendor.of(word)
                .map(vendor -> of(vendor, name, name.substring(slash + 1)))
                .orElseGet(() -> new Found.Unknown("'%s' is no provider of models (%s). %s"
                        .formatted(word, NearNames.fix(word, words()), forms())));
    }

    /// The model to use when nobody named one: of the first vendor that can be reached, a middling one. A server at an
    /// address of the user's own is asked what it offers.
    public Optional<String> suggested() {
        return Stream.of(Vendor.ANTHROPIC, Vendor.OPENAI, Vendor.GEMINI, Vendor.OPENAI_COMPATIBLE)
                .flatMap(vendor -> suggested(vendor).map(model -> vendor.word() + "/" + model).stream())
                .findFirst();
    }

    private Optional<String> suggested(Vendor vendor) {
        var endpoint = settings.endpoints().get(vendor);
        return endpoint == null ? Optional.empty() : suggested(vendor, endpoint);
    }

    private Optional<String> suggested(Vendor vendor, Endpoint endpoint) {
        var usual = Optional.of(vendor.suggestion()).filter(name -> !name.isEmpty());
        return switch (vendor) {
            case OPENAI, OPENAI_COMPATIBLE -> endpoint.isHomeOf(vendor) ? usual : offered(endpoint, usual);
            case ANTHROPIC, GEMINI -> endpoint.key().isEmpty() ? Optional.empty() : usual;
            case OLLAMA -> Optional.empty();
        };
    }

    private Optional<String> offered(Endpoint endpoint, Optional<String> usual) {
        var names = new Offer(http(), endpoint).names();
        return usual.filter(names::contains).or(() -> names.stream().findFirst());
    }

    /// What models cost: the prices that ship, own ones, and nothing for an OpenAI-compatible server on this
    /// machine.
    public Prices prices() {
        var own = new HashMap<>(settings.prices());
        var compatible = settings.endpoints().get(Vendor.OPENAI_COMPATIBLE);
        if (compatible != null && compatible.isLocal()) {
            own.putIfAbsent(Vendor.OPENAI_COMPATIBLE.word() + "/", Price.FREE);
        }
        return Prices.shipped().with(own);
    }

    private static List<String> words() {
        return Arrays.stream(Vendor.values()).map(Vendor::word).toList();
    }

    private static String forms() {
        return "Models are named scripted:FILE or PROVIDER/MODEL, where PROVIDER is one of "
                + String.join(", ", words());
    }

    private Found of(Vendor vendor, String name, String model) {
        var endpoint = settings.endpoints().get(vendor);
        if (endpoint == null) {
            return new Found.Unknown("%s needs %s to be set".formatted(name, needs(vendor)));
        }
        return new Found.Known(new VendorModel(
                name,
                dialect(vendor, model, endpoint),
                new Retrying(new Failures(name, keyOf(vendor)), settings.retries(), pace)));
    }

    private static String needs(Vendor vendor) {
        return vendor.home().isEmpty()
                ? vendor.baseNames().getFirst()
                : "%s (or %s, for a server that needs no key)"
                        .formatted(
                                vendor.keyNames().getFirst(), vendor.baseNames().getFirst());
    }

    private static String keyOf(Vendor vendor) {
        return vendor.keyNames().isEmpty()
                ? vendor.baseNames().getFirst()
                : vendor.keyNames().getFirst();
    }

    private Dialect dialect(Vendor vendor, String model, Endpoint endpoint) {
        var source = new EventSource(http(), Limits.of(settings.idle()), pace, endpoint.key());
        return switch (vendor) {
            case ANTHROPIC -> new LangChainDialect(source, new Anthropic(model, endpoint));
            case OPENAI, OLLAMA, OPENAI_COMPATIBLE -> new LangChainDialect(source, new OpenAi(model, endpoint));
            case GEMINI -> new Gemini(model, endpoint, source);
        };
    }

    private synchronized HttpClient http() {
        var client = http;
        if (client == null) {
            client = EventSource.client();
            http = client;
        }
        return client;
    }

    private Found scripted(String file) {
        try {
            return switch (ScriptFile.read(file, Files.readString(Path.of(file)))) {
                case Checked.Sound<Script> sound ->
                    new Found.Known(new ScriptedModel(sound.value(), settings.retries(), pace));
                case Checked.Faulty<Script> faulty ->
                    new Found.Unknown(faulty.problems().stream()
                            .map(Problem::toString)
                            .collect(Collectors.joining("\n", "the script has problems:\n", "")));
            };
        } catch (MalformedInputException binary) {
            return new Found.Unknown("the script '%s' is no text in UTF-8".formatted(file));
        } catch (IOException | InvalidPathException missing) {
            return new Found.Unknown("cannot read the script '%s': %s".formatted(file, missing.getMessage()));
        }
    }
}
