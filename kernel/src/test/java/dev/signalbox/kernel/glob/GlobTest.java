package dev.signalbox.kernel.glob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "** a",
                "** a/b/c",
                "src/** src/a",
                "src/** src/a/b",
                "**/*.test.ts a.test.ts",
                "**/*.test.ts x/y/a.test.ts",
                "a/**/b a/b",
                "a/**/b a/x/y/b",
                "*.java A.java",
                "*.java .java",
                "a?c abc",
                "a?c a😀c",
                "[a-c]x bx",
                "[!a-c]x dx",
                "[]a]x ]x",
                "{src,test}/** test/a",
                "src/{main,test}/{java,kotlin}/** src/test/kotlin/A.kt",
                "{,sub/}pom.xml pom.xml",
                "a\\*b a*b",
                "a\\{b a{b",
                "a*b*c aXbYbZc",
                "**/a/**/b/**/c a/a/b/a/b/c",
            })
    void a_path_matches(String pattern, String path) {
        assertThat(Glob.of(pattern).matches(path)).isTrue();
        assertThat(GlobSet.of(List.of(Glob.of("zzz"), Glob.of(pattern))).match(path))
                .contains(pattern);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "src/** src",
                "src/** srcx/a",
                "*.java a/A.java",
                "src/* src/a/b",
                "**/*.test.ts a.ts",
                "a/**/b ab",
                "a?c ac",
                "a?c a/c",
                "[a-c]x dx",
                "[!a-c]x ax",
                "Src/** src/a",
                "a\\*b axb",
                "{a,b} c",
            })
    void a_path_does_not_match(String pattern, String path) {
        assertThat(Glob.of(pattern).matches(path)).isFalse();
        assertThat(GlobSet.of(List.of(Glob.of(pattern))).matches(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'' ! empty",
                "/etc/passwd ! relative",
                "~/x ! relative",
                "src/ ! src/**",
                "a//b ! single '/'",
                "../x ! leave it out",
                "./x ! leave it out",
                "a/**b/c ! write '*'",
                "a/b**  ! write '*'",
                "[abc ! close the set",
                "[c-a] ! write 'a-c'",
                "{a,b ! close it",
                "a} ! open it",
                "a\\ ! write",
                "a\\bc ! leave out",
                "{1,2,3,4,5,6,7}{1,2,3,4,5,6,7}{1,2,3,4,5,6,7} ! several patterns",
            })
    void a_text_that_is_no_pattern_says_what_to_write_instead(String pattern, String hint) {
        var fault = Glob.fault(pattern);

        assertThat(fault).hasValueSatisfying(one -> {
            assertThat(one.message()).isNotBlank();
            assertThat(one.message() + one.fix()).contains(hint);
        });
        assertThatThrownBy(() -> Glob.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_negated_pattern_is_a_fault() {
        assertThat(Glob.fault("!src/**"))
                .hasValueSatisfying(fault -> assertThat(fault.fix()).contains("protected"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "src/** src/test/** true",
                "src/main/** src/test/** false",
                "**/*.pem src/*.pem true",
                "**/*.pem src/*.java false",
                "a/*b a/b* true",
                "a/x*b a/y* false",
                "a/[ab]x a/[cd]x false",
                "a/[ab]x a/[bc]x true",
                "a/** a false",
            })
    void two_patterns_overlap_when_a_path_could_match_both(String one, String other, boolean overlap) {
        assertThat(Glob.of(one).overlaps(Glob.of(other))).isEqualTo(overlap);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "src/test/** src true",
                "src/test/** src/test true",
                "src/test/** src/main false",
                "src/test/** src/test/java false",
                "**/*.pem src false",
                ".git/** '' true",
                "**/.git '' false",
                "pom.xml pom.xml false",
            })
    void a_pattern_lies_below_a_directory_when_its_place_is_fixed(String pattern, String directory, boolean below) {
        assertThat(Glob.of(pattern).liesBelow(directory)).isEqualTo(below);
    }

    @Test
    void a_quoted_path_matches_itself_alone() {
        var path = "a*b/[c]{d,e}\\f?!-";

        var glob = Glob.of(Glob.quote(path));

        assertThat(glob.matches(path)).isTrue();
        assertThat(glob.matches("axb/c")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://localhost* http://localhost:80/a/b true",
                "http://localhost* http://example.org false",
                "-D* -Dx=a/b true",
                "{-q,-o} -o true",
                "-[qo] -x false",
            })
    void a_text_pattern_crosses_slashes(String pattern, String text, boolean matches) {
        assertThat(TextPattern.of(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void a_text_pattern_knows_what_a_beginning_could_become() {
        var pattern = TextPattern.of("http://localhost*");

        assertThat(pattern.couldMatchAfter("")).isTrue();
        assertThat(pattern.couldMatchAfter("http://")).isTrue();
        assertThat(pattern.couldMatchAfter("ftp://")).isFalse();
        assertThat(pattern.matchesAnyAfter("http://")).isFalse();
        assertThat(pattern.matchesAnyAfter("http://localhost/")).isTrue();
    }
}
