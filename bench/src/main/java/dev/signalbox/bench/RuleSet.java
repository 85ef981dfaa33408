package dev.signalbox.bench;

import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.PhasePolicy;
import dev.signalbox.kernel.policy.ResolvedPath;
import dev.signalbox.kernel.policy.ToolRequest;
import dev.signalbox.kernel.policy.Unruled;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.ToolRules;
import java.util.ArrayList;
import java.util.List;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/// The same rules for both: of each ten, seven say which paths may be written and three which may not.
///
/// @param writable globs, half of them directories, half of them endings
/// @param closed globs that go before these
record RuleSet(List<String> writable, List<String> closed) {
    private static final String MODEL = """
            [request_definition]
            r = act, obj
            [policy_definition]
            p = act, obj, eft
            [policy_effect]
            e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
            [matchers]
            m = r.act == p.act && globMatch(r.obj, p.obj)
            """;

    static RuleSet of(int rules) {
        var writable = new ArrayList<String>();
        var closed = new ArrayList<String>();
        for (int i = 0; i < rules; i++) {
            var pattern = i % 2 == 0 ? "modules/part%d/src/**".formatted(i) : "**/*.made%d".formatted(i);
            (i % 10 < 7 ? writable : closed).add(pattern);
        }
        return new RuleSet(writable, closed);
    }

    PhasePolicy policy() {
        var rules = new ToolRules(
                List.of("read_files", "write_files"),
                List.of(),
                writable,
                closed,
                List.of(),
                List.of(),
                ToolRules.Limits.DEFAULT);
        var phase = new Phase("IMPL", "", "", "implementer", List.of(), List.of(), rules, List.of(), "", 1);
        return PhasePolicy.of(phase, Scene.PROFILE, Unruled.ASK);
    }

    Enforcer enforcer() {
        var model = new Model();
        model.loadModelFromText(MODEL);
        var enforcer = new Enforcer(model);
        writable.forEach(pattern -> enforcer.addPolicy("write_files", pattern, "allow"));
        closed.forEach(pattern -> enforcer.addPolicy("write_files", pattern, "deny"));
        return enforcer;
    }

    /// Paths of which a third may be written, a third may not, and a third no rule speaks of.
    static List<String> paths() {
        return List.of(
                "modules/part0/src/main/java/App.java",
                "docs/guide/chapter.made1",
                "modules/part8/src/main/java/App.java",
                "docs/guide/chapter.made7",
                "modules/other/src/main/java/App.java",
                "README.md");
    }

    static ToolRequest request(String path) {
        return new ToolRequest("write_files", new Action.Write(new ResolvedPath.Inside(path, path), 100));
    }
}
