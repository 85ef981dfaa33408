package dev.signalbox.kernel.shell.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Tools of which only some subcommands are known to read alone.
///
/// @param reading first arguments with which they do
record Subcommands(Set<String> reading) implements CommandRule {
    private static final String TABLE = """
            java | -version --version -fullversion
            javac kotlinc scalac | -version --version
            mvn mvnw mvnd gradle gradlew | -v --version -version
            npm pnpm yarn bun | -v --version ls list why
            pip pip3 | list show freeze check --version -V
            cargo | --version -V metadata tree
            rustc gcc g++ clang clang++ cc make cmake ninja gmake rustfmt tsc eslint prettier pytest uv | --version -V
            go | version env list doc
            gem bundle rake | list --version -v
            openssl | version dgst
            """;

    static Map<String, CommandRule> rules() {
        var rules = new HashMap<String, CommandRule>();
        for (String line : TABLE.strip().split("\n", -1)) {
            var columns = line.split("\\|", 2);
            var rule = new Subcommands(Words.set(columns[1]));
            Words.of(columns[0]).forEach(name -> rules.put(name, rule));
        }
        return rules;
    }

    @Override
    public Ruling judge(Call call) {
        var first = call.literal(0).orElse("");
        return reading.contains(first)
                ? Ruling.ALLOW
                : Ruling.silent(
                        "%s is no build command of this project".formatted((call.name() + " " + first).strip()));
    }
}
