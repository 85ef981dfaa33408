package dev.signalbox.engine.tool.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.tool.shell.Commands.Line;
import dev.signalbox.kernel.policy.PhasePolicy;
import dev.signalbox.kernel.policy.Unruled;
import dev.signalbox.kernel.policy.Verdict;
import dev.signalbox.kernel.shell.ShellText;
import dev.signalbox.kernel.shell.Word;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

final class ShellPolicyProperties {
    private static final PhasePolicy POLICY = Commands.impl(Unruled.ASK);
    private static final Set<String> NEVER =
            Set.of("curl", "wget", "nc", "ssh", "sudo", "mkfs", "shred", "apt-get", "vim", "docker");

    private static final List<String> HARMLESS = alone("allowed");
    /// Those after which the next command stands where it stood before: `cd a && …; cd .. && touch x` harms nothing.
    private static final List<String> HARMLESS_AND_STILL =
            HARMLESS.stream().filter(command -> !command.startsWith("cd ")).toList();

    private static final List<String> HARMFUL = alone("denied");

    /// Commands that another may follow on the same line, or stand around.
    private static List<String> alone(String table) {
        return Commands.table(table).stream()
                .filter(line -> line.phases().contains("impl"))
                .map(Line::command)
                .filter(command -> command.indexOf('\n') < 0 && command.indexOf('#') < 0)
                .filter(command -> !command.startsWith("set ") && !command.startsWith("exec "))
                .filter(command -> ShellGrammar.parse("{ " + command + "; }; x") instanceof ShellText.Parsed)
                .toList();
    }

    @Provide
    Arbitrary<String> harmless() {
        return Arbitraries.of(HARMLESS);
    }

    @Provide
    Arbitrary<String> harmlessAndStill() {
        return Arbitraries.of(HARMLESS_AND_STILL);
    }

    @Provide
    Arbitrary<String> harmful() {
        return Arbitraries.of(HARMFUL);
    }

    @Provide
    Arbitrary<String> joints() {
        return Arbitraries.of("; ", " && ", " || ", " | ", " & ", "\n", " |& ");
    }

    /// With blanks, since `$((` begins arithmetic, in which no command runs.
    @Provide
    Arbitrary<String> nests() {
        return Arbitraries.of(
                "%s",
                "{ %s; }",
                "( %s )",
                "echo $( %s )",
                "echo \"$( %s )\"",
                "if true; then %s; fi",
                "cat <( %s )",
                "for i in 1 2; do %s; done",
                "while true; do %s; done",
                "case x in x) %s ;; esac",
                "! { %s; }",
                "x=$( %s )",
                "echo ${y:-$( %s )}",
                "cat <<EOF\n$( %s )\nEOF\n",
                "[[ -n $( %s ) ]]",
                "f() { %s; }",
                "time { %s; }");
    }

    @Property(tries = 500)
    void one_harmful_command_among_harmless_ones_condemns_the_whole(
            @ForAll @Size(max = 3) List<@From("harmlessAndStill") String> before,
            @ForAll("harmful") String harmful,
            @ForAll @Size(max = 3) List<@From("harmless") String> after,
            @ForAll("joints") String joint,
            @ForAll("nests") String nest) {
        var text = String.join(
                joint,
                Stream.of(before, List.of(nest.formatted(harmful)), after)
                        .flatMap(List::stream)
                        .map(command -> command.contains("\n") ? "{ " + command + "}" : "{ " + command + "; }")
                        .toList());

        assertThat(Commands.judge(POLICY, text)).as(text).isInstanceOf(Verdict.Denied.class);
    }

    @Property(tries = 500)
    void harmless_commands_stay_so_together(@ForAll @Size(min = 1, max = 5) List<@From("harmless") String> commands) {
        var text = String.join(
                "; ", commands.stream().map(command -> "( " + command + "; )").toList());

        assertThat(Commands.judge(POLICY, text.replace("& ;", "&"))).as(text).isNotInstanceOf(Verdict.Denied.class);
    }

    @Provide
    Arbitrary<String> mixtures() {
        var names = Arbitraries.of("curl", "sudo", "ls", "cat", "'cu'rl", "c\\url", "$'\\x63url'", "ssh", "echo");
        var seeds = Arbitraries.integers().between(0, 1 << 20);
        return Combinators.combine(names, seeds)
                .as((name, seed) -> new RandomScript(new Random(seed)).damaged().replace("pa", name));
    }

    @Property(tries = 1000)
    void nothing_that_is_allowed_runs_a_denied_program(@ForAll("mixtures") String text) {
        var parsed = ShellGrammar.parse(text);
        if (Commands.judge(POLICY, text) instanceof Verdict.Allowed) {
            assertThat(((ShellText.Parsed) parsed).commands())
                    .as(text)
                    .noneMatch(command ->
                            NEVER.contains(command.program().map(Word::shown).orElse("")));
        }
    }
}
