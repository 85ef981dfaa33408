package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.app.http.Access.Credential;
import dev.signalbox.app.http.Access.Tenancy;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.token.KeyRing;
import dev.signalbox.engine.token.PhaseToken;
import dev.signalbox.engine.token.PhaseTokens;
import dev.signalbox.engine.token.SessionToken;
import dev.signalbox.engine.token.SessionTokens;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.KeyId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.id.UserId;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Endpoint by endpoint: every role, within and out of reach, and every state that a token can be in.
class ServerMatrixTest {
    private static final Path REFERENCE = Path.of("../docs/api.md");

    @TempDir
    static Path directory;

    static Served served;
    static Map<Role, String> everywhere = new LinkedHashMap<>();
    static Map<Role, String> elsewhere = new LinkedHashMap<>();

    @BeforeAll
    static void serve() throws IOException {
        served = Served.in(directory);
        for (var role : Role.values()) {
            everywhere.put(role, served.key(role));
            elsewhere.put(role, served.key(role, Served.OTHER));
        }
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static Stream<Endpoint> guarded() {
        return served.endpoints().stream()
                .filter(endpoint -> !endpoint.access().credentials().isEmpty());
    }

    /// Content that is refused as such, so that nothing is changed by whoever is let in.
    private static int status(Endpoint endpoint, String bearer) {
        var path = endpoint.path()
                .replace("{run}", "r-first")
                .replace("{task}", "t-first")
                .replace("{workflow}", "tdd")
                .replace("{user}", "nobody")
                .replace("{key}", "nothing");
        var type = endpoint.body().map(Endpoint.Content::type).orElse("");
        var request = served.request(bearer, path);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        var body = type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString("{\"no such member\":1}");
        return served.send(request.method(endpoint.method().name(), body).build())
                .statusCode();
    }

    @Test
    void the_reference_lists_every_endpoint_with_who_may_call_it() throws IOException {
        // When
        var reference = ApiReference.of(served.endpoints());

        // Then
        if (System.getProperty("signalbox.write", "").equals("docs")) {
            Files.writeString(REFERENCE, reference);
        }
        assertThat(REFERENCE)
                .as("make it anew: mvn -pl app test -Dtest=ServerMatrixTest -Dsignalbox.write=docs")
                .hasContent(reference);
    }

    @Test
    void nobody_comes_in_without_a_credential() {
        // When
        var statuses = guarded().map(endpoint -> endpoint.name() + " " + status(endpoint, ""));

        // Then
        assertThat(statuses).isNotEmpty().allMatch(line -> line.endsWith(" 401"));
    }

    @Test
    void a_role_is_let_in_exactly_where_the_table_says() {
        // When
        var wrong = guarded()
                .filter(endpoint -> !endpoint.access().credentials().contains(Credential.PHASE))
                .flatMap(endpoint -> Stream.of(Role.values()).map(role -> misplaced(endpoint, role)))
                .filter(line -> !line.isEmpty());

        // Then
        assertThat(wrong).isEmpty();
    }

    private static String misplaced(Endpoint endpoint, Role role) {
        var may = endpoint.access().right().map(role::may).orElse(true);
        var status = status(endpoint, everywhere.getOrDefault(role, ""));
        var isRight = may ? status != 401 && status != 403 && status < 500 : status == 403;
        return isRight ? "" : "%s as %s: %d".formatted(endpoint.name(), role, status);
    }

    @Test
    void who_reaches_another_project_only_finds_nothing_of_this_one() {
        // When
        var wrong = guarded()
                .filter(endpoint -> List.of(Tenancy.OF_RUN, Tenancy.OF_TASK, Tenancy.EVERYWHERE)
                        .contains(endpoint.access().tenancy()))
                .flatMap(endpoint -> Stream.of(Role.values()).map(role -> trespass(endpoint, role)))
                .filter(line -> !line.isEmpty());

        // Then
        assertThat(wrong).isEmpty();
    }

    private static String trespass(Endpoint endpoint, Role role) {
        var may = endpoint.access().right().map(role::may).orElse(true);
        var expected = !may || endpoint.access().tenancy() == Tenancy.EVERYWHERE ? 403 : 404;
        var status = status(endpoint, elsewhere.getOrDefault(role, ""));
        return status == expected ? "" : "%s as %s: %d".formatted(endpoint.name(), role, status);
    }

    @Test
    void no_token_that_is_not_good_now_lets_anybody_in() {
        // Given
        var worthless = worthless();

        // When
        var statuses = guarded()
                .filter(endpoint -> !endpoint.access().credentials().contains(Credential.PHASE))
                .flatMap(endpoint -> worthless.entrySet().stream()
                        .map(token -> "%s with %s: %d"
                                .formatted(endpoint.name(), token.getKey(), status(endpoint, token.getValue()))));

        // Then
        assertThat(statuses).isNotEmpty().allMatch(line -> line.endsWith(" 401"));
    }

    private static Map<String, String> worthless() {
        var keys = KeyRing.open(Places.of(served.environment).keys());
        var now = Instant.now();
        var sessions = new SessionTokens(keys);
        var admin = everywhere.getOrDefault(Role.ADMIN, "");
        var revoked = served.key(Role.ADMIN);
        var id = new KeyId(revoked.substring(4, 12));
        Served.done(served.serving.members().revokeKey("test", id));
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("a revoked key", revoked);
        tokens.put("a key with another end", admin.substring(0, admin.length() - 3) + "abc");
        tokens.put("the id of a key", admin.substring(0, 12));
        tokens.put(
                "a session of nobody",
                sessions.issue(new SessionToken(new UserId("nobody"), 1, "j1", now.plusSeconds(60)), now));
        tokens.put(
                "a session that is over",
                sessions.issue(new SessionToken(new UserId("admin"), 0, "j2", now.minusSeconds(1)), now));
        tokens.put(
                "a phase token",
                new PhaseTokens(keys)
                        .issue(
                                new PhaseToken(
                                        new TaskId("t-first"),
                                        new RunId("r-first"),
                                        "PLAN",
                                        1,
                                        new AgentId("a"),
                                        "0".repeat(64),
                                        "j3",
                                        now.plusSeconds(60)),
                                now));
        tokens.put("a token of algorithm none", "eyJhbGciOiJub25lIiwidHlwIjoic2Vzc2lvbitqd3QifQ.eyJzdWIiOiJhZG1pbiJ9.");
        tokens.put("a long text", "a".repeat(8000));
        return tokens;
    }
}
