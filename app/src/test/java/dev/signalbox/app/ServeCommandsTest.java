package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandsTest {
    @TempDir
    Path directory;

    private Typed typed;

    @BeforeEach
    void type() {
        typed = Typed.in(directory);
    }

    @Test
    void a_key_is_printed_once_and_listed_without_its_secret() {
        // Given
        typed.run("project", "add", "shop", "--repo", "shop");
        var key = typed.run("key", "create", "--role", "agent", "--project", "shop", "--label", "ci")
                .out()
                .strip();

        // When
        var listed = typed.run("key", "list", "--json");

        // Then
        assertThat(key).matches("sbx_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
        assertThat(listed.out()).doesNotContain(key.substring(13)).contains("\"ci\"", "\"agent\"", "\"shop\"");
    }

    @Test
    void a_revoked_key_is_gone() {
        // Given
        var made = typed.run("key", "create", "--role", "viewer", "--json").json();

        // When
        var result = typed.run("key", "revoke", made.text("id").orElseThrow());

        // Then
        assertThat(result.exit()).isZero();
        assertThat(typed.run("key", "list", "--json").json().items()).isEmpty();
    }

    @Test
    void a_user_gets_a_link_and_no_password() {
        // When
        var added = typed.run("user", "add", "ann", "--role", "operator");

        // Then
        assertThat(added.out().strip()).matches("/sign-in#sbl_[A-Za-z0-9_-]{43}");
        assertThat(typed.run("user", "list").out()).contains("ann", "operator", "everywhere", "has not signed in yet");
    }

    @Test
    void what_makes_no_sense_is_refused_with_what_would() {
        // When
        var role = typed.run("key", "create", "--role", "king");
        var project = typed.run("user", "add", "ann", "--role", "viewer", "--project", "nowhere");
        var key = typed.run("key", "revoke", "nothing1");

        // Then
        assertThat(role.exit()).isEqualTo(2);
        assertThat(role.err()).contains("agent, viewer, approver, operator, admin");
        assertThat(project.exit()).isEqualTo(1);
        assertThat(project.err()).contains("there is no project nowhere");
        assertThat(key.err()).contains("there is no key nothing1");
    }

    @Test
    void a_server_listens_beyond_this_machine_only_behind_a_proxy() {
        // When
        var result = typed.run("serve", "--host", "0.0.0.0", "--port", "0");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("--behind-tls-proxy");
    }

    @Test
    void a_server_can_be_tried_out() {
        // When
        var result = typed.run("serve", "--port", "0", "--check");

        // Then
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(((Json.Obj) JsonText.parse(result.out())).members()).containsKeys("status", "checks", "timestamp");
    }

    @Test
    void a_port_that_is_taken_is_said_so() throws java.io.IOException {
        // Given
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {

            // When
            var result = typed.run("serve", "--check", "--port", Integer.toString(taken.getLocalPort()));

            // Then
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.err()).contains("port").contains(Integer.toString(taken.getLocalPort()));
        }
    }
}
