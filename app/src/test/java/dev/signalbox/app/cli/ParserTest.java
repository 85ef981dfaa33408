package dev.signalbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.signalbox.app.cli.Syntax.Arity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParserTest {
    private static final Syntax RUN = Syntax.of("run", "Run")
            .option("--repo", "PATH", "where")
            .options("--input", "KEY=VALUE", "what")
            .flag("--apply", "bring it in")
            .argument("WORKFLOW", Arity.ONE, "which")
            .argument("TASK", Arity.OPTIONAL, "what");

    private static final Syntax EXEC = Syntax.of("sandbox exec", "Exec")
            .option("--dir", "DIR", "where")
            .argument("COMMAND", Arity.COMMAND, "what");

    @Test
    void options_and_arguments_may_stand_in_any_order() {
        // When
        var given = Parser.parse(RUN, List.of("tdd", "--input", "a=1", "a task", "--input=b=2", "--apply"));

        // Then
        assertThat(given)
                .isEqualTo(new Given(
                        Map.of("--input", List.of("a=1", "b=2"), "--apply", List.of()), List.of("tdd", "a task")));
    }

    @Test
    void a_plain_line_is_read_without_the_library_and_means_the_same() {
        // Given
        var line = List.of("tdd", "--input", "a=1", "--apply", "a task", "--input", "b=2", "--repo", "x");

        // When
        var given = PlainLine.read(RUN, line);

        // Then
        assertThat(given)
                .contains(new Given(
                        Map.of("--input", List.of("a=1", "b=2"), "--apply", List.of(), "--repo", List.of("x")),
                        List.of("tdd", "a task")));
        assertThat(PlainLine.read(RUN, List.of("tdd", "--repo=x"))).isEmpty();
        assertThat(PlainLine.read(RUN, List.of("tdd", "--repo"))).isEmpty();
        assertThat(PlainLine.read(RUN, List.of("tdd", "--repo", "x", "--repo", "y")))
                .isEmpty();
    }

    @Test
    void the_options_of_a_command_are_left_to_it() {
        // When
        var given = Parser.parse(EXEC, List.of("--dir", "x", "--", "ls", "-la", "--json", "--", "y"));

        // Then
        assertThat(given)
                .isEqualTo(new Given(Map.of("--dir", List.of("x")), List.of("ls", "-la", "--json", "--", "y")));
    }

    @Test
    void a_command_may_stand_without_the_dashes() {
        // When
        var given = Parser.parse(EXEC, List.of("--dir", "x", "ls", "-la"));

        // Then
        assertThat(given.arguments()).containsExactly("ls", "-la");
    }

    @Test
    void an_unknown_option_names_the_near_one() {
        // When / Then
        assertThatThrownBy(() -> Parser.parse(RUN, List.of("tdd", "--repp", "x")))
                .asInstanceOf(type(Stop.class))
                .satisfies(stop -> {
                    assertThat(stop.exit()).isEqualTo(2);
                    assertThat(stop.what()).isEqualTo("'run' has no option '--repp'");
                    assertThat(stop.fix()).startsWith("did you mean --repo");
                });
    }

    @Test
    void what_is_missing_is_named() {
        // When / Then
        assertThatThrownBy(() -> Parser.parse(RUN, List.of()))
                .asInstanceOf(type(Stop.class))
                .satisfies(stop -> assertThat(stop.what()).isEqualTo("'run' needs WORKFLOW"));
        assertThatThrownBy(() -> Parser.parse(RUN, List.of("tdd", "--repo")))
                .asInstanceOf(type(Stop.class))
                .satisfies(stop -> assertThat(stop.what()).isEqualTo("--repo needs a value, PATH"));
        assertThatThrownBy(() -> Parser.parse(RUN, List.of("tdd", "task", "more")))
                .asInstanceOf(type(Stop.class))
                .satisfies(stop -> assertThat(stop.what()).isEqualTo("'run' has no place for 'more'"));
    }
}
