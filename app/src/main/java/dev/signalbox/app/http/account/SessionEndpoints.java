package dev.signalbox.app.http.account;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Basic;
import dev.signalbox.app.http.Call;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.Problem;
import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.app.http.Reply;
import dev.signalbox.app.http.ServerSettings.Front;
import dev.signalbox.app.http.Shape;
import dev.signalbox.app.security.Caller;
import dev.signalbox.app.security.SignIn;
import dev.signalbox.app.security.SignIn.Outcome;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Sessions: a token for programs, a cookie for the page.
public final class SessionEndpoints {
    private static final String TAG = "sign-in";
    private static final String PATH = "/api/v1/session";
    private static final Shape SECRET = new Shape.Text(1, 400, "");
    private static final Shape WHO = Shape.members()
            .needs("name", Basic.LINE, "user or key")
            .needs("kind", Shape.words("user", "key"), "what it is")
            .needs("role", Basic.LINE, "its role")
            .needs("rights", Shape.items(Basic.LINE), "what it may do")
            .needs("everywhere", Basic.FLAG, "whether it reaches every project")
            .needs("projects", Shape.items(Basic.NAME), "where it reaches, if not everywhere");

    private final SignIn signIn;
    private final Front front;

    public SessionEndpoints(SignIn signIn, Front front) {
        this.signIn = signIn;
        this.front = front;
    }

    public List<Endpoint> all() {
        return List.of(
                Endpoint.post("/token", TAG, "Get a bearer token with a password (OAuth 2)", Access.open(), this::token)
                        .takes(
                                Endpoint.FORM,
                                Shape.members()
                                        .with("grant_type", Shape.words("password"), "password")
                                        .needs("username", new Shape.Text(1, 64, ""), "the user")
                                        .needs("password", SECRET, "the password")
                                        .with("scope", Basic.LINE, "ignored")
                                        .with("client_id", Basic.LINE, "ignored")
                                        .with("client_secret", Basic.LINE, "ignored"))
                        .answers(
                                200,
                                "The token",
                                Shape.members()
                                        .needs("access_token", Basic.TEXT, "what is sent as 'Authorization: Bearer'")
                                        .needs("token_type", Shape.words("bearer"), "bearer")
                                        .needs("expires_in", new Shape.Whole(0, 1L << 32), "seconds")),
                Endpoint.post(PATH, TAG, "Sign the page in, with a password or with a link", Access.open(), this::enter)
                        .takes(Shape.members()
                                .with("username", new Shape.Text(1, 64, ""), "the user, with the password")
                                .with("link", SECRET, "the text of a sign-in link; the password is then the new one")
                                .needs("password", SECRET, "the password"))
                        .answers(200, "Signed in; the token is in a cookie", WHO),
                Endpoint.get(PATH, TAG, "Say who is asking", Access.ofSession(), call -> Reply.ok(who(call)))
                        .answers(200, "Who is asking", WHO),
                Endpoint.delete(PATH, TAG, "Sign out", Access.ofSession(), this::leave)
                        .answers(204, "Signed out; the token is worth nothing any more"));
    }

    private Reply token(Call call) throws InterruptedException {
        var welcome = welcome(signIn.password(call.text("username"), call.text("password"), call.address()));
        return Reply.ok(Json.obj()
                        .with("access_token", Json.of(welcome.token()))
                        .with("token_type", Json.of("bearer"))
                        .with("expires_in", Json.of(SignIn.LASTS.toSeconds())))
                .with("Pragma", "no-cache");
    }

    private Reply enter(Call call) throws InterruptedException {
        var link = call.text("link");
        var welcome = welcome(
                link.isEmpty()
                        ? signIn.password(call.text("username"), call.text("password"), call.address())
                        : signIn.link(link, call.text("password"), call.address()));
        return Reply.ok(json(welcome.person())).with("Set-Cookie", cookie(welcome.token(), SignIn.LASTS.toSeconds()));
    }

    private static Outcome.Welcome welcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Welcome welcome -> welcome;
            case Outcome.Wrong _ ->
                throw Problem.of(Kind.UNAUTHENTICATED, "the name, the password or the link is not right");
            case Outcome.Later(var pause) -> throw Problem.later(pause, "tried too often; wait a while");
            case Outcome.Unacceptable(var why) -> throw Problem.invalid("/password", why);
        };
    }

    private Reply leave(Call call) {
        if (call.caller().orElseThrow() instanceof Caller.Person person) {
            signIn.out(person);
        }
        return new Reply.Empty(204, Map.of("Set-Cookie", cookie("", 0)));
    }

    private String cookie(String token, long seconds) {
        var secure = front == Front.TLS_PROXY ? "; Secure" : "";
        return "signalbox=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s".formatted(token, seconds, secure);
    }

    private static Json who(Call call) {
        return json(call.caller().orElseThrow());
    }

    static Json json(Caller caller) {
        return Json.obj()
                .with("name", Json.of(caller.name()))
                .with(
                        "kind",
                        Json.of(
                                switch (caller) {
                                    case Caller.Person _ -> "user";
                                    case Caller.Program _ -> "key";
                                }))
                .with("role", Json.of(caller.role().name().toLowerCase(Locale.ROOT)))
                .with(
                        "rights",
                        Json.strings(Arrays.stream(Role.Right.values())
                                .filter(caller::may)
                                .map(right -> right.name().toLowerCase(Locale.ROOT))
                                .toList()))
                .with("everywhere", Json.of(caller.reach().everywhere()))
                .with(
                        "projects",
                        Json.strings(caller.reach().projects().stream()
                                .map(ProjectId::value)
                                .toList()));
    }
}
