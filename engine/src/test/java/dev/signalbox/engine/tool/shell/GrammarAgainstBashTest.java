package dev.signalbox.engine.tool.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.shell.ShellText;
import dev.signalbox.kernel.shell.SimpleCommand;
import dev.signalbox.kernel.shell.Word;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the grammar against the real bash, on texts that are random but the same every time.
final class GrammarAgainstBashTest {
    private static final int TEXTS = 100;

    @TempDir
    private Path home;

    static Stream<Integer> seeds() {
        return Stream.of(1, 2, 3);
    }

    private static Stream<String> texts(int seed, Function<RandomScript, String> kind) {
        var script = new RandomScript(new Random(seed));
        return Stream.generate(() -> kind.apply(script))
                .filter(text -> text.length() < 2000)
                .limit(TEXTS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_the_grammar_reads_bash_reads_too(int seed) {
        var bash = new Bash(home);

        var read = Stream.concat(texts(seed, RandomScript::soup), texts(seed, RandomScript::damaged))
                .filter(text -> ShellGrammar.parse(text) instanceof ShellText.Parsed)
                .toList();

        assertThat(read).hasSizeGreaterThan(30);
        assertThat(read.stream().filter(text -> !bash.reads(text))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_program_that_bash_runs_is_among_the_commands_of_the_text(int seed) {
        var bash = new Bash(home);
        int run = 0;

        for (var text : texts(seed, RandomScript::damaged).toList()) {
            if (ShellGrammar.parse(text) instanceof ShellText.Parsed parsed && isCertain(parsed)) {
                var programs = bash.runs(text);

                run += programs.size();
                assertThat(parsed.commands().stream().map(GrammarAgainstBashTest::program))
                        .as(text)
                        .containsAll(programs);
            }
        }

        assertThat(run).isGreaterThan(20);
    }

    private static boolean isCertain(ShellText.Parsed parsed) {
        return parsed.opaque().isEmpty()
                && parsed.commands().stream()
                        .allMatch(command -> command.program()
                                .filter(program -> !(program instanceof Word.Literal))
                                .isEmpty());
    }

    private static String program(SimpleCommand command) {
        return command.program().map(Word::shown).orElse("").replace("\n", "<nl>");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_certain_word_is_what_bash_makes_of_it(int seed) {
        var bash = new Bash(home);
        var script = new RandomScript(new Random(seed));

        for (int i = 0; i < TEXTS; i++) {
            var text = Stream.generate(script::plainWord).limit(1 + i % 3).reduce("", String::concat);
            var words = literals("pa " + text);

            if (words.isPresent()) {
                assertThat(words.get().toList()).as(text).isEqualTo(bash.arguments(text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$'a\\x41\\101\\n\\u00e9\\e'",
                "\"a\\\nb\"",
                "'a\\\nb'",
                "a\\\nb",
                "{a,b}{1..3}",
                "{10..1..3}",
                "{a..e..2}",
                "{-2..2}",
                "{001..3}",
                "a{,b}c",
                "{{a,b},c}",
                "{a}{b,c}",
                "{,}",
                "'{a,b}'",
                "{a,\\,}",
                "{a,b}}",
                "a{b{c,d}",
                "\"$\"",
                "$",
                "a$",
                "\\\\",
                "'a'\\''b'",
                "--x={a,b}",
                "{1..a}",
                "{a..3}",
                "x\\ y",
                "'~'",
                "a~",
                "\"\\a\\`\\$\\\"\"",
            })
    void a_word_is_exactly_what_bash_makes_of_it(String text) {
        var words = literals("pa " + text);

        assertThat(words.map(Stream::toList)).contains(new Bash(home).arguments(text));
    }

    private static Optional<Stream<String>> literals(String command) {
        return ShellGrammar.parse(command) instanceof ShellText.Parsed parsed
                        && parsed.commands().size() == 1
                        && parsed.commands().getFirst().words().stream().allMatch(Word.Literal.class::isInstance)
                ? Optional.of(parsed.commands().getFirst().arguments().stream().map(Word::shown))
                : Optional.empty();
    }
}
