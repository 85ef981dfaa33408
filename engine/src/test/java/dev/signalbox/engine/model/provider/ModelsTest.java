package dev.signalbox.engine.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.engine.config.settings.EndpointChoice;
import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.Usage;
import dev.signalbox.engine.model.loopback.LoopbackModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelsTest {
    private static final String KEY = "sk-a-very-secret-key";

    @ParameterizedTest
    @CsvSource({
        "anthropic/claude-sonnet-4-5, ANTHROPIC_API_KEY",
        "openai/gpt-5.2, OPENAI_API_KEY",
        "gemini/gemini-2.5-pro, GEMINI_API_KEY",
        "gemini/gemini-2.5-pro, GOOGLE_API_KEY",
    })
    void a_key_is_enough_to_find_a_vendor_s_model(String name, String variable) {
        // When
        var found = models(Map.of(variable, KEY)).find(name);

        // Then
        assertThat(found)
                .isInstanceOfSatisfying(
                        Models.Found.Known.class,
                        known -> assertThat(known.model().name()).isEqualTo(name));
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic/claude, 'anthropic/claude needs ANTHROPIC_API_KEY (or ANTHROPIC_BASE_URL, for a server that needs no key) to be set'",
        "openai/gpt, 'openai/gpt needs OPENAI_API_KEY (or OPENAI_BASE_URL, for a server that needs no key) to be set'",
        "openai-compatible/qwen, openai-compatible/qwen needs OPENAI_COMPATIBLE_BASE_URL to be set",
    })
    void what_is_missing_is_named(String name, String reason) {
        // When
        var found = models(Map.of("ANTHROPIC_API_KEY", " ")).find(name);

        // Then
        assertThat(found).isEqualTo(new Models.Found.Unknown(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "antropic/claude, did you mean anthropic?",
        "mistral/large, anthropic",
        "claude, 'names no model'",
        "openai/, 'names no model'"
    })
    void a_name_of_another_form_is_answered_with_what_is_known(String name, String part) {
        // When
        var found = models(Map.of()).find(name);

        // Then
        assertThat(found)
                .isInstanceOfSatisfying(
                        Models.Found.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains(part, "scripted:FILE", "openai-compatible"));
    }

    @Test
    void a_server_at_an_address_of_the_user_s_own_is_asked_which_model_it_offers() {
        // Given
        try (var server = LoopbackModelServer.start(new Script("none", List.of(), "Nothing."))) {
            var environment = Map.of("OPENAI_BASE_URL", server.base().toString());

            // When
            var suggested = models(environment).suggested();

            // Then
            assertThat(suggested).contains("openai/loopback");
        }
    }

    @Test
    void a_server_that_does_not_answer_suggests_nothing() {
        // When
        var suggested = models(Map.of("OPENAI_BASE_URL", "http://127.0.0.1:1")).suggested();

        // Then
        assertThat(suggested).isEmpty();
    }

    @Test
    void settings_name_another_address_and_another_variable_for_the_key() {
        // Given
        var environment = Map.of("MY_KEY", KEY, "ANTHROPIC_API_KEY", "sk-other");
        var choices = Map.of(
                "anthropic", new EndpointChoice(Optional.empty(), Optional.of("MY_KEY")),
                "openai-compatible", new EndpointChoice(Optional.of("http://10.0.0.7:8000"), Optional.empty()),
                "gemini", new EndpointChoice(Optional.empty(), Optional.of("NOT_SET")));

        // When
        var chosen =
                ModelSettings.of(environment).choosing(choices, environment).endpoints();

        // Then
        assertThat(Optional.ofNullable(chosen.get(Vendor.ANTHROPIC))
                        .map(one -> one.key().reveal()))
                .contains(KEY);
        assertThat(Optional.ofNullable(chosen.get(Vendor.OPENAI_COMPATIBLE))
                        .map(one -> one.base().toString()))
                .contains("http://10.0.0.7:8000/v1");
        assertThat(chosen).doesNotContainKey(Vendor.GEMINI);
    }

    @Test
    void ollama_needs_nothing_to_be_set() {
        // When
        var found = models(Map.of()).find("ollama/qwen3:8b");

        // Then
        assertThat(found).isInstanceOf(Models.Found.Known.class);
    }

    @Test
    void a_script_is_found_by_its_path(@TempDir Path dir) throws IOException {
        // Given
        var file = Files.writeString(dir.resolve("s.yaml"), "sections: {planner: [{text: hello}]}");

        // When
        var found = models(Map.of()).find("scripted:" + file);

        // Then
        assertThat(found)
                .isInstanceOfSatisfying(
                        Models.Found.Known.class,
                        known -> assertThat(known.model().name()).isEqualTo("scripted:" + file));
    }

    @Test
    void a_script_with_problems_shows_all_of_them(@TempDir Path dir) throws IOException {
        // Given
        var file = Files.writeString(dir.resolve("s.yaml"), "sections: {planner: [{txt: hello}]}");

        // When
        var found = models(Map.of()).find("scripted:" + file);

        // Then
        assertThat(found)
                .isInstanceOfSatisfying(
                        Models.Found.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains(file + ":1:", "no key 'txt'", "says nothing"));
    }

    @ParameterizedTest
    @CsvSource({"/no/such/file.yaml, cannot read the script", "'', cannot read the script"})
    void a_script_that_cannot_be_read_is_named(String file, String part) {
        // When
        var found = models(Map.of()).find("scripted:" + file);

        // Then
        assertThat(found)
                .isInstanceOfSatisfying(
                        Models.Found.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains(part));
    }

    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC, http://127.0.0.1:8090, http://127.0.0.1:8090/v1",
        "ANTHROPIC, http://127.0.0.1:8090/v1/, http://127.0.0.1:8090/v1",
        "OPENAI, https://llm.example.org/api/v3, https://llm.example.org/api/v3",
        "OPENAI, http://localhost:8000, http://localhost:8000/v1",
        "OLLAMA, 127.0.0.1:11434, http://127.0.0.1:11434/v1",
        "GEMINI, http://127.0.0.1:8090/, http://127.0.0.1:8090/v1beta",
    })
    void addresses_are_taken_as_people_write_them(Vendor vendor, String written, String base) {
        // When
        var endpoint = Endpoint.of(vendor, written, Secret.NONE);

        // Then
        assertThat(endpoint.base()).hasToString(base);
    }

    @ParameterizedTest
    @CsvSource({"ftp://x", "'http://a b'", "'://'"})
    void a_malformed_address_names_its_variable(String address) {
        assertThatThrownBy(() -> ModelSettings.of(Map.of("OPENAI_BASE_URL", address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("OPENAI_BASE_URL: ");
    }

    @Test
    void a_key_is_never_part_of_a_text() {
        // When
        var settings = ModelSettings.of(Map.of("ANTHROPIC_API_KEY", KEY, "OPENAI_API_KEY", KEY));

        // Then
        assertThat(settings.toString()).contains("***").doesNotContain(KEY);
    }

    @Test
    void a_compatible_server_on_this_machine_costs_nothing_and_one_elsewhere_is_of_unknown_price() {
        // Given
        var here = models(Map.of("OPENAI_COMPATIBLE_BASE_URL", "http://127.0.0.1:8000"));
        var elsewhere = models(Map.of("OPENAI_COMPATIBLE_BASE_URL", "https://llm.example.org"));
        var usage = new Usage(1_000_000, 0, 0, 0);

        // When
        var free = here.prices().microDollars("openai-compatible/qwen", usage);
        var unknown = elsewhere.prices().microDollars("openai-compatible/qwen", usage);

        // Then
        assertThat(free).hasValue(0);
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GEMINI_API_KEY, gemini/", "OPENAI_API_KEY, openai/", "ANTHROPIC_API_KEY, anthropic/"})
    void a_model_is_suggested_where_there_is_a_key_and_its_price_is_known(String variable, String prefix) {
        // Given
        var models = models(Map.of(variable, KEY));

        // When
        var suggested = models.suggested();

        // Then
        assertThat(suggested).hasValueSatisfying(name -> assertThat(name).startsWith(prefix));
        assertThat(models.prices().of(suggested.orElseThrow())).isPresent();
    }

    @Test
    void nothing_is_suggested_without_a_key() {
        // When
        var suggested =
                models(Map.of("OPENAI_BASE_URL", "http://127.0.0.1:8000")).suggested();

        // Then
        assertThat(suggested).isEmpty();
    }

    private static Models models(Map<String, String> environment) {
        return new Models(ModelSettings.of(environment));
    }
}
