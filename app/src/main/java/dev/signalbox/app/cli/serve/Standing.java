package dev.signalbox.app.cli.serve;

import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.security.Members;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What somebody is here for and where they reach, as it is written on command lines.
final class Standing {
    private Standing() {}

    static Syntax options(Syntax syntax) {
        return syntax.option("--role", "ROLE", "admin, operator, approver, viewer or agent")
                .options("--project", "PROJECT", "reaches this project only; everywhere if left out");
    }

    static Role role(Given given) {
        var word = given.need("--role");
        return Arrays.stream(Role.values())
                .filter(role -> word(role).equals(word))
                .findFirst()
                .orElseThrow(() -> Stop.usage(
                        "'%s' is no role".formatted(word),
                        "use one of: "
                                + Arrays.stream(Role.values())
                                        .map(Standing::word)
                                        .collect(Collectors.joining(", "))));
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static Reach reach(Given given) {
        return given.has("--project")
                ? Reach.of(given.texts("--project").stream()
                        .map(name -> id(name, ProjectId::new))
                        .toList())
                : Reach.EVERYWHERE;
    }

    static String where(Reach reach) {
        return reach.everywhere()
                ? "everywhere"
                : reach.projects().stream().map(ProjectId::value).collect(Collectors.joining(", "));
    }

    static Json.Obj json(Role role, Reach reach) {
        return Json.obj()
                .with("role", Json.of(word(role)))
                .with("everywhere", Json.of(reach.everywhere()))
                .with(
                        "projects",
                        Json.strings(
                                reach.projects().stream().map(ProjectId::value).toList()));
    }

    static <T> T id(String text, Function<String, T> make) {
        try {
            return make.apply(text);
        } catch (IllegalArgumentException noId) {
            throw Stop.usage(String.valueOf(noId.getMessage()), "write another");
        }
    }

    /// @throws Stop with the reasons if it was refused
    static Members.Outcome.Done done(Members.Outcome outcome) {
        return switch (outcome) {
            case Members.Outcome.Done done -> done;
            case Members.Outcome.Refused(List<String> reasons) -> throw Stop.failed(String.join("; ", reasons), "");
        };
    }
}
