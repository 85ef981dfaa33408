package dev.signalbox.app;

import dev.signalbox.app.cli.serve.ServeParts.Membership;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.ServerSettings;
import dev.signalbox.app.security.Members.Outcome.Done;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.definition.WorkflowLibrary;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A real server on a free port, with a data directory of its own in which one run waits for an approval.
final class Served implements AutoCloseable {
    /// Whose the recorded run is.
    static final ProjectId OWNER = new ProjectId("p");

    static final ProjectId OTHER = new ProjectId("q");

    final Map<String, String> environment;
    final Serving serving;
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final List<String> log = new CopyOnWriteArrayList<>();
    private final Servers servers;

    private Served(Path directory, ServerSettings settings) throws IOException {
        environment = Typed.in(directory).environment();
        Recording.waitingRun(Places.of(environment).data());
        servers = new Servers(environment, new WorkflowLibrary(Places.of(environment), _ -> Optional.empty()));
        serving = (Serving) servers.start(settings, 2, log::add);
        project(OWNER);
        project(OTHER);
    }

    static Served in(Path directory) throws IOException {
        return in(directory, ServerSettings.loopback(0));
    }

    static Served in(Path directory, ServerSettings settings) throws IOException {
        return new Served(directory, settings);
    }

    private void project(ProjectId project) {
        done(serving.members().addProject("test", project, project.value(), ""));
    }

    static Done done(dev.signalbox.app.security.Members.Outcome outcome) {
        if (outcome instanceof Done done) {
            return done;
        }
        throw new AssertionError(outcome);
    }

    /// What a person on the host manages users with.
    Membership membership() {
        return servers.membership();
    }

    List<Endpoint> endpoints() {
        return serving.endpoints();
    }

    /// A key that reaches everywhere, or some projects.
    String key(Role role, ProjectId... projects) {
        var reach = projects.length == 0 ? Reach.EVERYWHERE : Reach.of(Arrays.asList(projects));
        return done(serving.members().makeKey("test", "", role, reach, Optional.empty()))
                .secret();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(serving.port(), path));
    }

    /// A request with a bearer; an empty one for none.
    HttpRequest.Builder request(String bearer, String path) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    HttpResponse<String> get(String bearer, String path) {
        return send(request(bearer, path).build());
    }

    HttpResponse<String> post(String bearer, String path, Json body) {
        return send(request(bearer, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonText.print(body)))
                .build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), failure);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(over);
        }
    }

    static Json json(HttpResponse<String> response) {
        return JsonText.parse(response.body());
    }

    @Override
    public void close() {
        client.close();
        serving.close();
    }
}
