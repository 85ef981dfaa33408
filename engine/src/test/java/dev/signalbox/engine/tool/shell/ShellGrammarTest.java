package dev.signalbox.engine.tool.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.shell.Redirect;
import dev.signalbox.kernel.shell.Redirect.Direction;
import dev.signalbox.kernel.shell.ShellText;
import dev.signalbox.kernel.shell.SimpleCommand;
import dev.signalbox.kernel.shell.SimpleCommand.Context;
import dev.signalbox.kernel.shell.Word;
import dev.signalbox.kernel.shell.Word.Count;
import dev.signalbox.kernel.shell.WorkingDirectory;
import dev.signalbox.kernel.shell.WorkingDirectory.Among;
import dev.signalbox.kernel.shell.WorkingDirectory.Anywhere;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellGrammarTest {

    private static ShellText.Parsed parsed(String text) {
        return (ShellText.Parsed) ShellGrammar.parse(text);
    }

    private static List<String> programs(String text) {
        return parsed(text).commands().stream()
                .map(command -> command.program().map(Word::shown).orElse("-"))
                .toList();
    }

    private static SimpleCommand last(String text) {
        return parsed(text).commands().getLast();
    }

    @Test
    void a_command_has_words_redirections_assignments_and_a_place() {
        var command = last("ls; A=1 grep -n 'a b' \"$x\" *.java > out");

        assertThat(command.words())
                .containsExactly(
                        new Word.Literal("grep"),
                        new Word.Literal("-n"),
                        new Word.Literal("a b"),
                        new Word.Unknown("\"$x\"", "", Count.ONE),
                        new Word.Pattern("*.java", ""));
        assertThat(command.redirects()).containsExactly(new Redirect(Direction.WRITE, new Word.Literal("out")));
        assertThat(command.assignments()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("A");
            assertThat(one.value()).isEqualTo(new Word.Literal("1"));
        });
        assertThat(command.position()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "src/$x ! '' ! MANY",
                "\"src/$x\" ! src/ ! ONE",
                "src/\"$x\" ! src/ ! ONE",
                "src/\"$x\"/*.java ! src/ ! MANY",
                "\"$@\" ! '' ! MANY",
                "\"$*\" ! '' ! ONE",
                "\"${a[@]}\" ! '' ! MANY",
                "-n$((x+1)) ! -n ! ONE",
                "a$(ls) ! '' ! MANY",
                "<(ls) ! '' ! ONE",
                "~/x ! '' ! ONE",
            })
    void a_word_that_is_not_certain_says_how_it_starts_and_how_many_come_of_it(
            String word, String prefix, Count count) {
        var argument = parsed("echo " + word).commands().stream()
                .filter(command -> command.program().orElseThrow().shown().equals("echo"))
                .findFirst()
                .orElseThrow()
                .arguments()
                .getFirst();

        assertThat(argument).isEqualTo(new Word.Unknown(word, prefix, count));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "ls *.java ! *.java ! ''",
                "ls src/a?c ! src/a?c ! src/a",
                "ls a[0-9]b ! a?b ! a",
                "ls 'a*'b* ! a\\*b* ! a*b",
                "ls a**b ! a*b ! a",
                "ls **/x ! **/x ! ''",
            })
    void wildcards_become_a_pattern(String text, String pattern, String prefix) {
        assertThat(last(text).arguments()).containsExactly(new Word.Pattern(pattern, prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls [a/b]c", "ls '*'", "ls \\*", "ls a]b", "ls ["})
    void what_only_looks_like_a_wildcard_is_text(String text) {
        assertThat(last(text).arguments()).allMatch(Word.Literal.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "a 2>&1 ! DUPLICATE",
                "a > b ! WRITE",
                "a >> b ! WRITE",
                "a &> b ! WRITE",
                "a >& b ! WRITE",
                "a >&$x ! WRITE",
                "a >| b ! WRITE",
                "a <> b ! WRITE",
                "a < b ! READ",
                "a <&3 ! DUPLICATE",
                "a 3>&- ! DUPLICATE",
                "a <<< b ! TEXT",
            })
    void a_redirection_says_what_is_done_with_its_target(String text, Direction direction) {
        assertThat(last(text).redirects())
                .singleElement()
                .satisfies(redirect -> assertThat(redirect.direction()).isEqualTo(direction));
    }

    @Test
    void a_here_document_is_the_text_that_the_command_reads() {
        var quoted = last("cat <<'E'\n$x\nE\n").redirects();
        var open = last("cat <<-E\n\ta $x\n\tE\n").redirects();

        assertThat(quoted).containsExactly(new Redirect(Direction.TEXT, new Word.Literal("$x\n")));
        assertThat(open).containsExactly(new Redirect(Direction.TEXT, new Word.Unknown("a $x\n", "a ", Count.ONE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "env A=1 b c ! env,b",
                "sudo -u root b ! sudo,b",
                "timeout -k 1 5 nice -n 3 b ! timeout,nice,b",
                "xargs -n1 b ! xargs,b",
                "find . -exec b {} + -exec c ; ! find,b",
                "find . -exec b ';' -exec c \\; ! find,b,c",
                "bash -ec 'b | c' ! bash,b,c",
                "bash -o pipefail -c 'b' ! bash,b",
                "eval b '; c' ! eval,b,c",
                "trap 'b; c' EXIT ! trap,b,c",
                "command b ! command,b",
                "command -v b ! command",
                "exec b ! exec,b",
                "builtin eval 'b' ! builtin,eval,b",
                "nohup setsid b ! nohup,setsid,b",
                "uv run b c ! uv,b",
                "f() { b; } ! function,b",
            })
    void what_a_command_starts_follows_it(String text, String programs) {
        assertThat(programs(text.replace(" -exec c ; ", ""))).isEqualTo(List.of(programs.split(",", -1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval \"$x\"",
                "bash -c \"$x\"",
                "bash -c \"ls $x\"",
                "trap \"$x\" EXIT",
                "env $x ls",
                "env -S 'ls -l'",
                "find . -exec sh -c 'ls {}' \\;",
                "xargs -I% sh -c 'ls %'",
                "bash -O extglob -c 'ls'",
                "echo ${!x}",
                "echo ${x@P}",
                "x='a[$(ls)]'; echo $((x))",
                "read x; ((x > 1))",
                "eval 'ls )'",
                "uv run --with x ls",
                "find . -exec ls",
                "flock f -c ls",
            })
    void what_is_only_made_when_it_runs_is_opaque(String text) {
        assertThat(parsed(text).opaque()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i=0; ((i++))",
                "for i in 1 2; do echo $((i*2)); done",
                "n=$(wc -l < f); ((n > 3))",
                "n=${#x}; echo $((n+1))",
                "for i in {1..3}; do ((j+=i)); done",
                "x=5; [[ x -gt 3 ]]",
                "local i=0; ((i++))",
                "arr=(1 2); echo $((arr[0] + 1))",
                "echo ${x:1:2}",
            })
    void arithmetic_over_certain_numbers_is_no_secret(String text) {
        assertThat(parsed(text).opaque()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "cd a && x # a",
                "cd a; x # ',a'",
                "cd a || x # ''",
                "cd a && cd b && x # a/b",
                "cd a && cd .. && x # a/..",
                "(cd a); x # ''",
                "{ cd a; } && x # a",
                "cd a | x # ''",
                "cd a & x # ''",
                "! cd a && x # ''",
                "cd a && true || x # ',a'",
                "if cd a; then x; fi # a",
                "bash -c 'cd a'; x # ''",
                "eval 'cd a' && x # ',a'",
                "pushd a && x # a",
                "cd /a && x # /a",
                "cd -- a && x # a",
            })
    void a_command_knows_where_it_may_find_itself(String text, String places) {
        var command = parsed(text).commands().stream()
                .filter(one -> one.program().orElseThrow().shown().equals("x"))
                .findFirst()
                .orElseThrow();

        assertThat(((Among) command.directory()).paths()).containsExactlyInAnyOrder(places.split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cd $d; x",
                "cd -; x",
                "cd; x",
                "popd; x",
                ". f; x",
                "eval 'f() { cd a; }'; f; x",
                "pushd +1; x",
            })
    void a_command_after_an_uncertain_move_may_be_anywhere(String text) {
        assertThat(directoryOfX(text)).isInstanceOf(Anywhere.class);
    }

    private static WorkingDirectory directoryOfX(String text) {
        return parsed(text).commands().stream()
                .filter(one -> one.program().orElseThrow().shown().equals("x"))
                .findFirst()
                .orElseThrow()
                .directory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "while x; do cd ..; done ! ''",
                "trap 'cd a' DEBUG; x ! ''",
                "f() { cd a; }; f; x ! ''",
                "for d in a b; do cd ..; done; x ! ,..",
                "for i in 1 2; do cd .. && x; done ! ..",
                "for d in a b; do cd a && cd b && x; done ! a/b",
            })
    void where_a_loop_or_a_function_moves_the_certain_places_stay_known(String text, String known) {
        assertThat(directoryOfX(text)).isEqualTo(new Anywhere(List.of(known.split(","))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "a | x ! PIPED",
                "a | { x; } ! PIPED",
                "echo $(x) ! SUBSTITUTED",
                "x & ! BACKGROUND",
                "while true; do x; done ! LOOP",
                "env x ! WRAPPED",
            })
    void a_command_knows_what_is_special_about_where_it_stands(String text, Context context) {
        var command = parsed(text).commands().stream()
                .filter(one ->
                        one.program().filter(word -> word.shown().equals("x")).isPresent())
                .findFirst()
                .orElseThrow();

        assertThat(command.contexts()).containsExactly(context);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "echo 'a ! 5",
                "ls ) ! 3",
                "ls && ! 5",
                "if a; then b ! 12",
                "echo ${x ! 8",
            })
    void what_does_not_parse_says_where(String text, int position) {
        assertThat(ShellGrammar.parse(text))
                .isInstanceOfSatisfying(
                        ShellText.Unparsable.class,
                        unparsable -> assertThat(unparsable.position()).isEqualTo(position));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ls\r", "ls\u0000", "\u001bls", "coproc ls", "echo $'\\0'", "echo $'\\xff'", "echo ${ ls; }"})
    void what_shells_read_in_different_ways_is_refused(String text) {
        assertThat(ShellGrammar.parse(text)).isInstanceOf(ShellText.Unparsable.class);
    }

    @Test
    void nesting_has_a_bound_and_no_text_takes_long() {
        var deep = List.of(
                "$(".repeat(50_000),
                "( ".repeat(50_000),
                "{ ".repeat(50_000),
                "$((".repeat(50_000),
                "((".repeat(50_000),
                "${x:-".repeat(50_000),
                "[[ -n $(".repeat(20_000),
                "[[ ! ( ".repeat(20_000),
                "if ".repeat(50_000),
                "`\\`".repeat(50_000),
                "\"$(".repeat(50_000),
                "a[".repeat(50_000),
                "env ".repeat(50_000) + "ls",
                "! ".repeat(50_000) + "ls",
                "<<a ".repeat(50_000),
                "f() ".repeat(50_000),
                "case x in (".repeat(20_000),
                "{a,".repeat(20_000),
                "declare a ".repeat(50_000));

        for (var text : deep) {
            long start = System.nanoTime();
            ShellGrammar.parse(text);
            assertThat(System.nanoTime() - start).as(text.substring(0, 12)).isLessThan(5_000_000_000L);
        }
    }

    @Test
    void ten_thousand_commands_are_as_good_as_one() {
        var text = String.join("; ", Collections.nCopies(10_000, "echo a b")) + "; curl x";

        var commands = parsed(text).commands();

        assertThat(commands).hasSize(10_001);
        assertThat(commands.getLast().program()).contains(new Word.Literal("curl"));
    }
}
