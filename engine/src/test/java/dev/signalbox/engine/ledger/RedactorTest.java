package dev.signalbox.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactorTest {
    private static final Redactor SHAPES = Redactor.knowing(Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key sk-ant-api03-abcdefghijklmnopqrstuvwx here|key [redacted:api_key] here",
                "sk-proj-AbCd1234AbCd1234AbCd1234|[redacted:api_key]",
                "push ghp_abcdefghijklmnopqrstuvwxyz0123456789|push [redacted:github_token]",
                "glpat-AbCdEfGhIjKlMnOpQrSt|[redacted:gitlab_token]",
                "id AKIAIOSFODNN7EXAMPLE.|id [redacted:aws_key].",
                "AIzaSyA-1234567890abcdefghijklmnopqrstu|[redacted:google_key]",
                "xoxb-123456789012-abcdefghijkl|[redacted:slack_token]",
                "sk_live_abcdefghijklmnop1234|[redacted:stripe_key]",
                "t=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.abc-_123|t=[redacted:jwt]",
                "Authorization: Bearer abcdef0123456789abcdef|Authorization: Bearer [redacted:bearer]",
                "Authorization: Basic dXNlcjpwYXNzd29yZA==|Authorization: Basic [redacted:basic_auth]",
                "postgres://app:hunter22@db:5432/x|postgres://app:[redacted:url_password]@db:5432/x",
                "password: \"correct horse\"|password: \"correct horse\"",
                "password = \"hunter2!\"|password = \"[redacted:named_secret]\"",
                "{\"api_key\":\"abc123def\"}|{\"api_key\":\"[redacted:named_secret]\"}",
                "{\\\"client_secret\\\": \\\"abc123def\\\"}|{\\\"client_secret\\\": \\\"[redacted:named_secret]\\\"}",
                "DB_PASSWORD=s3cr3tvalue next|DB_PASSWORD=[redacted:named_secret] next",
                "curl -d access_token=a1b2c3d4e5&x=1|curl -d access_token=[redacted:named_secret]&x=1",
                "blob Zm9vYmFyQmF6UXV4MTIzNDU2Nzg5MGFiY2RlZkdISktMTU5P end|blob [redacted:high_entropy] end"
            })
    void what_has_the_shape_of_a_secret_is_taken_out(String text, String clean) {
        // When
        var redacted = SHAPES.redact(text);

        // Then
        assertThat(redacted).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing to see here, move along",
                "commit 0ee2edff72505dd4f566858bec6b31c97c5e1a5b4a",
                "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "\"integrity\": \"sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg==\"",
                "src/main/java/dev/signalbox/engine/store/sqlite/SqliteEventLogConformanceTest2024Final.java",
                "password = getPassword()",
                "password = request.form(\"x\")",
                "password: ${DB_PASSWORD}",
                "\"password\": \"\"",
                "token = null",
                "max_tokens=100000",
                "if (token == null) { return; }",
                "the secret of success is work",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
                "123e4567-e89b-12d3-a456-426614174000",
                "thisIsAVeryLongMethodNameInCamelCaseThatSomebodyReallyWrote",
                "sketch sk-learn task-1 risk-free"
            })
    void what_only_resembles_a_secret_stays_and_is_the_same_object(String text) {
        // When
        var redacted = SHAPES.redact(text);

        // Then
        assertThat(redacted).isSameAs(text);
    }

    @Test
    void a_private_key_is_taken_out_whole() {
        // Given
        var text =
                "before\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r\nZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\nafter";

        // When
        var redacted = SHAPES.redact(text);

        // Then
        assertThat(redacted).isEqualTo("before\n[redacted:private_key]\nafter");
    }

    @Test
    void a_private_key_that_was_cut_off_is_taken_out_up_to_the_end_of_its_string() {
        // Given
        var text = "{\"content\":\"-----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA\",\"mode\":\"0600\"}";

        // When
        var redacted = SHAPES.redact(text);

        // Then
        assertThat(redacted).isEqualTo("{\"content\":\"[redacted:private_key]\",\"mode\":\"0600\"}");
    }

    @Test
    void a_known_secret_is_found_in_every_form_in_which_it_travels() {
        // Given
        var redactor = Redactor.knowing(Map.of("DEPLOY_KEY", "pa\"ss/wo rd\\1", "SHORT", "abc"));
        var text = """
                plain pa"ss/wo rd\\1
                json {"x":"pa\\"ss/wo rd\\\\1"}
                twice "{\\"x\\":\\"pa\\\\\\"ss/wo rd\\\\\\\\1\\"}"
                url pa%22ss%2Fwo+rd%5C1
                base64 cGEic3Mvd28gcmRcMQ==
                short abc""";

        // When
        var redacted = redactor.redact(text);

        // Then
        assertThat(redacted).isEqualTo("""
                        plain [redacted:DEPLOY_KEY]
                        json {"x":"[redacted:DEPLOY_KEY]"}
                        twice "{\\"x\\":\\"[redacted:DEPLOY_KEY]\\"}"
                        url [redacted:DEPLOY_KEY]
                        base64 [redacted:DEPLOY_KEY]==
                        short abc""");
    }

    @Test
    void the_longer_of_two_secrets_goes_first() {
        // Given
        var redactor = Redactor.knowing(Map.of("A", "abcdefgh", "B", "abcdefgh-and-more"));

        // When
        var redacted = redactor.redact("x abcdefgh-and-more y abcdefgh z");

        // Then
        assertThat(redacted).isEqualTo("x [redacted:B] y [redacted:A] z");
    }

    @Test
    void variables_that_sound_secret_are_known_and_others_are_not() {
        // Given
        var redactor = Redactor.knowingEnvironment(Map.of(
                "OPENAI_API_KEY", "value-of-key",
                "GITHUB_TOKEN", "value-of-token",
                "DB_PASSWORD", "value-of-password",
                "HOME", "value-of-home",
                "KEYBOARD", "value-of-a-board"));

        // When
        var redacted = redactor.redact("value-of-key value-of-token value-of-password value-of-home value-of-a-board");

        // Then
        assertThat(redacted)
                .isEqualTo("[redacted:OPENAI_API_KEY] [redacted:GITHUB_TOKEN] [redacted:DB_PASSWORD] value-of-home"
                        + " value-of-a-board");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJ",
                "eyJ.",
                "eyJabcdefgh.",
                "sk-",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY",
                "-----BEGIN PRIVATE KEY-----",
                "password=",
                "password=\"",
                "secret=a1",
                "token='aaaaaa",
                "Bearer ",
                "://",
                "://a:",
                "ghp_",
                "aB3",
                "AKIA",
                "api_key\\\\\\\\\"",
                "github_pat_",
                "x=",
                "a1a1a1a1=password="
            })
    void no_text_makes_it_slow(String unit) {
        // Given
        var text = unit.repeat((1 << 20) / unit.length());
        SHAPES.redact(text);

        // When
        var start = System.nanoTime();
        SHAPES.redact(text);
        var took = Duration.ofNanos(System.nanoTime() - start);

        // Then
        assertThat(took).isLessThan(Duration.ofSeconds(3));
    }

    @Property(tries = 300)
    void json_stays_json(
            @ForAll @StringLength(max = 60) String before,
            @ForAll @IntRange(max = 7) int which,
            @ForAll @StringLength(max = 20) String after) {
        // Given
        var secret = new String[] {
                    "sk-abcdefghijklmnopqrstuvwxyz", "password=abc123def4", "-----BEGIN PRIVATE KEY-----\nMII",
                            "api_key: \"abcdef12\"",
                    "Bearer aaaaaaaaaaaaaaaaaaaa", "https://u:pass1@h", "eyJaaaaaaaaaa.bbbbbbb.c",
                            "AKIAIOSFODNN7EXAMPLE"
                }
                [which];
        var json = JsonText.print(
                Json.obj().with("password", Json.of(before + secret + after)).with("path", Json.of("src/A.java")));

        // When
        var redacted = SHAPES.redact(json);

        // Then
        assertThatNoException().isThrownBy(() -> JsonText.parse(redacted));
        assertThat(JsonText.parse(redacted).text("path")).contains("src/A.java");
    }
}
