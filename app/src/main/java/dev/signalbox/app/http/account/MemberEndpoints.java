package dev.signalbox.app.http.account;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Access.Tenancy;
import dev.signalbox.app.http.Basic;
import dev.signalbox.app.http.Call;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.Problem;
import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.app.http.Reply;
import dev.signalbox.app.http.Shape;
import dev.signalbox.app.security.Members;
import dev.signalbox.kernel.access.Key;
import dev.signalbox.kernel.access.Project;
import dev.signalbox.kernel.access.User;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.event.Role.Right;
import dev.signalbox.kernel.id.KeyId;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.UserId;
import dev.signalbox.kernel.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Users, keys and projects, for who administers all of them.
public final class MemberEndpoints {
    private static final String TAG = "members";
    private static final Access ADMIN = Access.of(Right.ADMINISTER, Tenancy.EVERYWHERE);
    private static final Shape ROLE = Shape.words("admin", "operator", "approver", "viewer", "agent");
    private static final Shape PROJECTS = new Shape.Items(Basic.NAME, 1000);
    private static final Shape.Members STANDING = Shape.members()
            .needs("role", ROLE, "what it is here for")
            .with("projects", PROJECTS, "where it reaches; everywhere if left out");

    private final Members members;
    private final InstantSource clock;

    public MemberEndpoints(Members members, InstantSource clock) {
        this.members = members;
        this.clock = clock;
    }

    public List<Endpoint> all() {
        return Stream.of(ofUsers(), ofKeys(), ofProjects())
                .flatMap(List::stream)
                .toList();
    }

    private List<Endpoint> ofUsers() {
        return List.of(
                list(
                        "users",
                        "List users",
                        call -> rows(
                                "users",
                                members.roster().users().values().stream()
                                        .map(MemberEndpoints::json)
                                        .toList())),
                Endpoint.post(
                                "/api/v1/users",
                                TAG,
                                "Add a user, with a link for the first sign-in",
                                ADMIN,
                                this::addUser)
                        .takes(STANDING.needs("name", Basic.NAME, "the name to sign in with"))
                        .answers(201, "It is there", secret("link", "path of the sign-in link, good for one hour")),
                Endpoint.post("/api/v1/users/{user}", TAG, "Change what a user may do", ADMIN, this::changeUser)
                        .takes(STANDING)
                        .answers(204, "It is changed")
                        .answers(409, "Nobody would be left who administers everything"),
                Endpoint.delete("/api/v1/users/{user}", TAG, "Remove a user", ADMIN, this::removeUser)
                        .answers(204, "It is gone")
                        .answers(409, "Nobody would be left who administers everything"),
                Endpoint.post("/api/v1/users/{user}/link", TAG, "Make a new sign-in link", ADMIN, this::link)
                        .answers(201, "The link", secret("link", "path of the sign-in link, good for one hour")));
    }

    private List<Endpoint> ofKeys() {
        return List.of(
                list(
                        "keys",
                        "List API keys",
                        call -> rows(
                                "keys",
                                members.roster().keys().values().stream()
                                        .map(MemberEndpoints::json)
                                        .toList())),
                Endpoint.post("/api/v1/keys", TAG, "Make an API key", ADMIN, this::makeKey)
                        .takes(STANDING.with("label", Basic.LINE, "what it is for")
                                .with("days", new Shape.Whole(1, 3650), "days until it is over; never if left out"))
                        .answers(201, "The key, shown this once", secret("key", "what is sent as bearer")),
                Endpoint.delete("/api/v1/keys/{key}", TAG, "Revoke an API key", ADMIN, this::revokeKey)
                        .answers(204, "It is worth nothing any more"));
    }

    private List<Endpoint> ofProjects() {
        return List.of(
                Endpoint.get(
                                "/api/v1/projects",
                                TAG,
                                "List the projects within reach",
                                Access.of(Right.LOOK, Tenancy.WITHIN),
                                this::projects)
                        .answers(
                                200,
                                "All of them",
                                Shape.members()
                                        .needs(
                                                "projects",
                                                new Shape.Items(new Shape.Any("a project"), 10_000),
                                                "by id")),
                Endpoint.post("/api/v1/projects", TAG, "Add a project, or describe it anew", ADMIN, this::addProject)
                        .takes(Shape.members()
                                .needs("id", Basic.NAME, "its id")
                                .with("title", Basic.LINE, "what it is called")
                                .with(
                                        "repository",
                                        new Shape.Text(1, 500, "/.*"),
                                        "where its repository is on the server"))
                        .answers(201, "It is there", new Shape.Any("the project")));
    }

    private static Endpoint list(String what, String summary, Endpoint.Handler handler) {
        return Endpoint.get("/api/v1/" + what, TAG, summary, ADMIN, handler)
                .answers(
                        200,
                        "All of them",
                        Shape.members().needs(what, new Shape.Items(new Shape.Any("one"), 10_000), "by name"));
    }

    private static Reply rows(String what, List<Json> rows) {
        return Reply.ok(Json.obj().with(what, new Json.Arr(rows)));
    }

    private static Shape secret(String what, String meaning) {
        return Shape.members().needs("id", Basic.NAME, "its id").needs(what, Basic.LINE, meaning);
    }

    private static Json json(User user) {
        return standing(user.role(), user.reach())
                .with("name", Json.of(user.id().value()))
                .with("has_password", Json.of(user.password().isPresent()));
    }

    private static Json json(Key key) {
        return standing(key.role(), key.reach())
                .with("id", Json.of(key.id().value()))
                .with("label", Json.of(key.label()))
                .with("by", Json.of(key.by()))
                .with(
                        "made",
                        Json.of(java.time.Instant.ofEpochSecond(key.made()).toString()))
                .with(
                        "expires",
                        Json.of(
                                key.expires() == 0
                                        ? ""
                                        : java.time.Instant.ofEpochSecond(key.expires())
                                                .toString()));
    }

    private static Json json(Project project) {
        return Json.obj()
                .with("id", Json.of(project.id().value()))
                .with("title", Json.of(project.title()))
                .with("repository", Json.of(project.repository()));
    }

    private static Json.Obj standing(Role role, Reach reach) {
        return Json.obj()
                .with("role", Json.of(role.name().toLowerCase(Locale.ROOT)))
                .with("everywhere", Json.of(reach.everywhere()))
                .with(
                        "projects",
                        Json.strings(
                                reach.projects().stream().map(ProjectId::value).toList()));
    }

    private static Role role(Call call) {
        return Role.valueOf(call.text("role").toUpperCase(Locale.ROOT));
    }

    private static Reach reach(Call call) {
        return call.body().at("projects").isEmpty()
                ? Reach.EVERYWHERE
                : Reach.of(call.body().texts("projects").stream()
                        .map(ProjectId::new)
                        .toList());
    }

    private Reply addUser(Call call) {
        return withLink(members.addUser(call.by(), new UserId(call.text("name")), role(call), reach(call)));
    }

    private Reply changeUser(Call call) {
        done(members.changeUser(call.by(), user(call), role(call), reach(call)));
        return Reply.nothing();
    }

    private Reply removeUser(Call call) {
        done(members.removeUser(call.by(), user(call)));
        return Reply.nothing();
    }

    private Reply link(Call call) {
        return withLink(members.makeLink(call.by(), user(call)));
    }

    private UserId user(Call call) {
        var user = call.id("user", UserId::new);
        there(members.roster().find(user).isPresent(), "user", user);
        return user;
    }

    private static void there(boolean is, String kind, Object id) {
        if (!is) {
            throw Problem.notFound("there is no %s '%s'".formatted(kind, id));
        }
    }

    private Reply makeKey(Call call) {
        var expires = call.body().number("days").map(days -> clock.instant().plus(Duration.ofDays(days)));
        var made = done(members.makeKey(call.by(), call.text("label"), role(call), reach(call), expires));
        return Reply.created(
                Json.obj().with("id", Json.of(made.id())).with("key", Json.of(made.secret())),
                "/api/v1/keys/" + made.id());
    }

    private Reply revokeKey(Call call) {
        var key = call.id("key", KeyId::new);
        there(members.roster().find(key).isPresent(), "key", key);
        done(members.revokeKey(call.by(), key));
        return Reply.nothing();
    }

    private Reply projects(Call call) {
        Predicate<Project> within = project -> call.reach().covers(project.id());
        return rows(
                "projects",
                members.roster().projects().values().stream()
                        .filter(within)
                        .map(MemberEndpoints::json)
                        .toList());
    }

    private Reply addProject(Call call) {
        var id = new ProjectId(call.text("id"));
        done(members.addProject(call.by(), id, call.body().text("title").orElse(id.value()), call.text("repository")));
        return Reply.created(json(members.roster().find(id).orElseThrow()), "/api/v1/projects");
    }

    private static Reply withLink(Members.Outcome outcome) {
        var done = done(outcome);
        return Reply.created(
                Json.obj().with("id", Json.of(done.id())).with("link", Json.of("/sign-in#" + done.secret())),
                "/api/v1/users");
    }

    private static Members.Outcome.Done done(Members.Outcome outcome) {
        return switch (outcome) {
            case Members.Outcome.Done done -> done;
            case Members.Outcome.Refused(var reasons) -> throw Problem.of(Kind.CONFLICT, String.join("; ", reasons));
        };
    }
}
