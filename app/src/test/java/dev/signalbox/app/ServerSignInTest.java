package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.app.http.ServerSettings;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.UserId;
import dev.signalbox.kernel.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first link, passwords, tokens, the page's cookie, and what guards them.
class ServerSignInTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path directory;

    private Served served;

    @BeforeEach
    void serve() throws IOException {
        served = Served.in(
                directory,
                new ServerSettings(
                        "127.0.0.1", 0, List.of(), List.of("https://dash.example"), ServerSettings.Front.NOTHING));
    }

    @AfterEach
    void end() {
        served.close();
    }

    private HttpResponse<String> enter(Json.Obj wish) {
        return served.post("", "/api/v1/session", wish);
    }

    private HttpResponse<String> enterByLink(String link, String password) {
        return enter(Json.obj().with("link", Json.of(link)).with("password", Json.of(password)));
    }

    private HttpResponse<String> token(String name, String password) {
        return served.send(served.request("", "/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&username=%s&password=%s".formatted(name, password.replace(" ", "+"))))
                .build());
    }

    private String signedInAsAdmin() {
        enterByLink(served.serving.firstLink().orElseThrow(), PASSWORD);
        return Served.json(token("admin", PASSWORD)).text("access_token").orElseThrow();
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElse("");
    }

    @Test
    void the_first_link_lets_the_first_administrator_in_once() {
        // Given
        var link = served.serving.firstLink().orElseThrow();

        // When
        var first = enterByLink(link, PASSWORD);
        var second = enterByLink(link, PASSWORD);

        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(Served.json(first).text("role")).contains("admin");
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(served.serving.firstLink()).isEmpty();
    }

    @Test
    void a_newer_link_takes_the_place_of_an_older_one() {
        // Given
        var older = served.serving.firstLink().orElseThrow();
        served.serving.firstLink();

        // When
        var response = enterByLink(older, PASSWORD);

        // Then
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void a_short_password_is_refused_and_the_link_stays_good() {
        // Given
        var link = served.serving.firstLink().orElseThrow();

        // When
        var refused = enterByLink(link, "short");
        var accepted = enterByLink(link, PASSWORD);

        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(accepted.statusCode()).isEqualTo(200);
    }

    @Test
    void a_password_is_worth_a_bearer_token() {
        // Given
        enterByLink(served.serving.firstLink().orElseThrow(), PASSWORD);

        // When
        var response = token("admin", PASSWORD);

        // Then
        var json = Served.json(response);
        assertThat(json.text("token_type")).contains("bearer");
        var who = Served.json(served.get(json.text("access_token").orElseThrow(), "/api/v1/session"));
        assertThat(who.text("name")).contains("admin");
    }

    @Test
    void wrong_names_and_wrong_passwords_are_answered_alike() {
        // Given
        enterByLink(served.serving.firstLink().orElseThrow(), PASSWORD);

        // When
        var wrongPassword = token("admin", "something else");
        var wrongName = token("nobody", PASSWORD);
        var noPassword = token("../admin", PASSWORD);

        // Then
        assertThat(List.of(wrongPassword, wrongName, noPassword)).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(Served.json(response).text("detail"))
                    .contains("the name, the password or the link is not right");
        });
    }

    @Test
    void guessing_is_slowed_down_even_when_the_guess_is_right() {
        // Given
        enterByLink(served.serving.firstLink().orElseThrow(), PASSWORD);
        IntStream.range(0, 5).forEach(i -> token("admin", "wrong guess " + i));

        // When
        var response = token("admin", PASSWORD);

        // Then
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 300L);
    }

    @Test
    void the_cookie_is_kept_from_scripts_and_other_sites() {
        // When
        var cookie = cookie(enterByLink(served.serving.firstLink().orElseThrow(), PASSWORD));

        // Then
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
    }

    private HttpRequest.Builder write(String cookie) {
        return served.request("", "/api/v1/tasks")
                .header("Content-Type", "application/json")
                .header("Cookie", cookie.replaceFirst(";.*", ""))
                .POST(BodyPublishers.ofString("{\"description\":\"From the page\"}"));
    }

    @Test
    void a_cookie_writes_from_its_own_page_and_from_no_other() {
        // Given
        var cookie = cookie(enterByLink(served.serving.firstLink().orElseThrow(), PASSWORD));
        var own = "http://127.0.0.1:" + served.serving.port();

        // When
        var fromOwn = served.send(write(cookie).header("Origin", own).build());
        var fromOther = served.send(
                write(cookie).header("Origin", "https://evil.example").build());
        var fromListed = served.send(
                write(cookie).header("Origin", "https://dash.example").build());
        var fromFrame =
                served.send(write(cookie).header("Sec-Fetch-Site", "cross-site").build());

        // Then
        assertThat(fromOwn.statusCode()).isEqualTo(201);
        assertThat(List.of(fromOther, fromListed, fromFrame))
                .extracting(HttpResponse::statusCode)
                .containsOnly(403);
    }

    @Test
    void a_listed_origin_may_read_what_a_bearer_may_and_another_may_not() {
        // Given
        var key = served.key(Role.VIEWER);

        // When
        var listed = served.send(served.request(key, "/api/v1/tasks")
                .header("Origin", "https://dash.example")
                .build());
        var other = served.send(served.request(key, "/api/v1/tasks")
                .header("Origin", "https://evil.example")
                .build());
        var question = served.send(served.request("", "/api/v1/tasks")
                .header("Origin", "https://dash.example")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());

        // Then
        assertThat(listed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://dash.example");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(question.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
    }

    @Test
    void signing_out_ends_the_token_at_once() {
        // Given
        var token = signedInAsAdmin();

        // When
        var out = served.send(served.request(token, "/api/v1/session").DELETE().build());

        // Then
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(served.get(token, "/api/v1/session").statusCode()).isEqualTo(401);
    }

    @Test
    void what_a_user_may_do_changes_at_once() {
        // Given
        var admin = signedInAsAdmin();
        var ann = new UserId("ann");
        var link = Served.done(served.serving.members().addUser("admin", ann, Role.OPERATOR, Reach.EVERYWHERE))
                .secret();
        enterByLink(link, PASSWORD);
        var token = Served.json(token("ann", PASSWORD)).text("access_token").orElseThrow();
        var task = Json.obj().with("description", Json.of("By ann"));
        var before = served.post(token, "/api/v1/tasks", task);

        // When
        var change = served.post(admin, "/api/v1/users/ann", Json.obj().with("role", Json.of("viewer")));

        // Then
        assertThat(before.statusCode()).isEqualTo(201);
        assertThat(change.statusCode()).isEqualTo(204);
        assertThat(served.post(token, "/api/v1/tasks", task).statusCode()).isEqualTo(403);
    }

    @Test
    void a_new_password_ends_the_sessions_of_the_old_one() {
        // Given
        var token = signedInAsAdmin();
        var link = Served.json(served.post(token, "/api/v1/users/admin/link", Json.obj()));

        // When
        enterByLink(
                Served.done(served.serving.members().makeLink("admin", new UserId("admin")))
                        .secret(),
                PASSWORD + "!");

        // Then
        assertThat(link.text("title")).contains("Unsupported media type");
        assertThat(served.get(token, "/api/v1/session").statusCode()).isEqualTo(401);
    }

    @Test
    void a_key_made_on_the_host_opens_the_running_server() throws InterruptedException {
        // Given
        String key;
        try (var membership = served.membership()) {
            key = Served.done(membership
                            .members()
                            .makeKey("root", "", Role.VIEWER, Reach.EVERYWHERE, java.util.Optional.empty()))
                    .secret();
        }

        // When
        var status = 401;
        for (var tries = 0; tries < 100 && status == 401; tries++) {
            status = served.get(key, "/api/v1/session").statusCode();
        }

        // Then
        assertThat(status).isEqualTo(200);
    }
}
