package dev.signalbox.app.cli.serve;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Brief;
import dev.signalbox.kernel.access.Key;
import dev.signalbox.kernel.id.KeyId;
import dev.signalbox.kernel.json.Json;
import java.time.Duration;
import java.time.Instant;

/// `key create`, `key list` and `key revoke`.
record Keys(Surroundings around, ServeParts parts, Word word) implements Verb {

    /// What is done with keys.
    enum Word {
        CREATE,
        LIST,
        REVOKE
    }

    static Syntax syntax(Word word) {
        return switch (word) {
            case CREATE ->
                Standing.options(Syntax.of("key create", "Make an API key and print it, this once"))
                        .option("--label", "TEXT", "what it is for")
                        .option("--days", "N", "over after so many days (default: never)")
                        .example("signalbox key create --role agent --project shop --label ci");
            case LIST -> Syntax.of("key list", "List API keys").example("signalbox key list");
            case REVOKE ->
                Syntax.of("key revoke", "Revoke an API key")
                        .argument("KEY", Arity.ONE, "its id, the part behind sbx_")
                        .example("signalbox key revoke 7k2m9xqa");
        };
    }

    @Override
    public int run(Given given) {
        try (var membership = parts.membership()) {
            switch (word) {
                case CREATE -> create(given, membership);
                case LIST -> list(given, membership);
                case REVOKE ->
                    Standing.done(membership
                            .members()
                            .revokeKey(membership.user(), Standing.id(given.argument(0), KeyId::new)));
            }
            return Exit.DONE;
        }
    }

    private void create(Given given, ServeParts.Membership membership) {
        var expires = given.number("--days", 1, 3650)
                .map(days -> around.clock().instant().plus(Duration.ofDays(days)));
        var made = Standing.done(membership
                .members()
                .makeKey(
                        membership.user(),
                        given.text("--label").orElse(""),
                        Standing.role(given),
                        Standing.reach(given),
                        expires));
        if (given.json()) {
            around.screen().json(Json.obj().with("id", Json.of(made.id())).with("key", Json.of(made.secret())));
        } else {
            around.screen().line(made.secret());
            around.screen().note("it is shown this once; keep it where secrets are kept");
        }
    }

    private void list(Given given, ServeParts.Membership membership) {
        var keys = membership.members().roster().keys().values();
        if (given.json()) {
            around.screen().json(new Json.Arr(keys.stream().map(Keys::json).toList()));
            return;
        }
        var table = new Table();
        keys.forEach(key -> table.row(
                key.id().value(),
                Standing.word(key.role()),
                Standing.where(key.reach()),
                expires(key),
                Brief.text(key.label())));
        table.print(around.screen());
    }

    private static String expires(Key key) {
        return key.expires() == 0 ? "never over" : "until " + Instant.ofEpochSecond(key.expires());
    }

    private static Json json(Key key) {
        return Standing.json(key.role(), key.reach())
                .with("id", Json.of(key.id().value()))
                .with("label", Json.of(key.label()))
                .with("by", Json.of(key.by()))
                .with("made", Json.of(Instant.ofEpochSecond(key.made()).toString()))
                .with(
                        "expires",
                        Json.of(
                                key.expires() == 0
                                        ? ""
                                        : Instant.ofEpochSecond(key.expires()).toString()));
    }
}
