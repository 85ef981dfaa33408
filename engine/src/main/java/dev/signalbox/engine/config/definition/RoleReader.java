package dev.signalbox.engine.config.definition;

import dev.signalbox.engine.config.Fields;
import dev.signalbox.engine.config.FrontMatter;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.artifact.Problems;
import java.util.Set;
import java.util.TreeSet;

/// Reads a role: Markdown whose front matter holds `name`, `description`, `model` and `tools`, and whose body is the
/// prompt.
public final class RoleReader {
    private final Set<String> tools;

    /// @param tools names of all tools there are
    public RoleReader(Set<String> tools) {
        this.tools = new TreeSet<>(tools);
    }

    /// Reads a role.
    ///
    /// @param file the name of the text as the user knows it
    public Checked<RoleFile> read(String file, String text) {
        return switch (FrontMatter.parse(file, text)) {
            case Checked.Faulty<FrontMatter>(var found) -> new Checked.Faulty<>(found);
            case Checked.Sound<FrontMatter> parts -> role(file, parts.value());
        };
    }

    private Checked<RoleFile> role(String file, FrontMatter parts) {
        var problems = new Problems(file);
        var fields = Fields.of(parts.head(), "a role", problems);
        var wanted = fields.texts("tools");
        wanted.stream()
                .filter(tool -> !tools.contains(tool.value()))
                .forEach(tool -> problems.at(
                        tool, "there is no tool '%s'".formatted(tool.value()), NearNames.fix(tool.value(), tools)));
        var role = new RoleFile(
                fields.needText("name").value(),
                fields.needText("description").value(),
                fields.text("model").map(Located::value),
                wanted.stream().map(Located::value).toList(),
                parts.body());
        fields.done();
        if (parts.body().isBlank()) {
            problems.at(parts.bodyLine(), 1, "the role has no prompt", "write it below the front matter");
        }
        return problems.checked(role);
    }
}
