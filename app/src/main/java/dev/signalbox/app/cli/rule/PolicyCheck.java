package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.policy.Verdict;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.util.ArrayList;
import java.util.List;

/// `policy check`: what policy would say of one call, or of many.
record PolicyCheck(Surroundings around, RuleParts parts) implements Verb {
    static Syntax syntax() {
        return Scene.options(Syntax.of("policy check", "Ask what policy says of a tool call, without doing it"))
                .option("--tool", "T", "name of the tool")
                .option("--args", "JSON", "its arguments, a JSON object")
                .option("--autonomy", "A", "ask, guarded (default) or auto: what becomes of commands no rule speaks of")
                .option(
                        "--batch",
                        "FILE",
                        "read calls as JSON lines {\"phase\",\"tool\",\"args\"}; - is standard input")
                .detail(
                        "Prints {\"decision\":\"allow|deny|ask\",\"reasons\":[…]}, for a batch one such line a call. A line that"
                                + " makes no sense gets {\"line\":N,\"error\":\"…\"} in its place. Links in paths are followed in --dir;"
                                + " without it paths are judged by their text.")
                .exit(Exit.DONE, "allow; for a batch: every line got its decision")
                .exit(Exit.USAGE, "the line, or a line of the batch, makes no sense")
                .exit(Exit.DENIED, "deny")
                .exit(Exit.ASK, "ask: a person would have to say yes")
                .example("signalbox policy check --workflow tdd --phase TDD --profile maven --tool bash --args"
                        + " '{\"command\":\"mvn test\"}'")
                .example("signalbox policy check --workflow tdd --profile maven --batch calls.jsonl");
    }

    @Override
    public int run(Given given) {
        var scene = Scene.of(given, around, parts.definitions().get());
        if (given.has("--batch")) {
            return new PolicyBatch(around, scene, parts.grammar(), given.text("--phase")).run(given.need("--batch"));
        }
        var phase = scene.phase(given.need("--phase"));
        var tool = given.need("--tool");
        var args = args(given.text("--args").orElse("{}"));
        var verdict = scene.rehearsal(phase, parts.grammar()).judge(tool, args);
        around.screen().json(json(verdict));
        return switch (verdict) {
            case Verdict.Allowed _ -> Exit.DONE;
            case Verdict.Denied _ -> Exit.DENIED;
            case Verdict.NeedsApproval _ -> Exit.ASK;
        };
    }

    private static Json.Obj args(String text) {
        try {
            return JsonText.parse(text) instanceof Json.Obj object ? object : wrong("they are no JSON object");
        } catch (MalformedJson malformed) {
            return wrong(String.valueOf(malformed.getMessage()));
        }
    }

    private static Json.Obj wrong(String why) {
        throw Stop.usage("--args cannot be read: " + why, "give an object, for instance '{\"command\":\"ls\"}'");
    }

    static Json.Obj json(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed _ -> json("allow", List.of());
            case Verdict.Denied denied -> json("deny", denied.reasons(), denied.allowed());
            case Verdict.NeedsApproval needs -> json("ask", needs.reasons());
        };
    }

    private static Json.Obj json(String decision, List<String> reasons, List<String> allowed) {
        var more = new ArrayList<>(reasons);
        if (!allowed.isEmpty()) {
            more.add("allowed here: " + String.join(", ", allowed));
        }
        return json(decision, more);
    }

    private static Json.Obj json(String decision, List<String> reasons) {
        return Json.obj().with("decision", Json.of(decision)).with("reasons", Json.strings(reasons));
    }
}
