package dev.signalbox.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.signalbox.engine.config.MisplacedFixtureManager;
import dev.signalbox.kernel.json.ImpureFixture;
import org.junit.jupiter.api.Test;

/// Shows that each rule is able to fail, on classes made to break it.
public final class RuleTest {
    @Test
    void a_use_of_a_room_below_is_found() {
        assertThat(violations(Rules.ORDER)).contains("app.architecture has no place in the order");
    }

    @Test
    void a_class_outside_the_order_is_found() {
        assertThat(violations(Rules.PLACE)).contains("RuleTest lies in no package of the order");
    }

    @Test
    void a_name_that_says_nothing_is_found() {
        assertThat(violations(Rules.NAMES)).contains("MisplacedFixtureManager");
    }

    @Test
    void a_class_that_is_open_by_accident_is_found() {
        assertThat(violations(Rules.FINAL)).contains("MisplacedFixtureManager").doesNotContain("ImpureFixture");
    }

    @Test
    void a_library_outside_its_home_is_found() {
        var sql = Home.ALL.stream().filter(home -> home.library().equals("SQL")).findFirst();

        assertThat(violations(sql.orElseThrow().rule())).contains("java.sql.SQLException");
    }

    @Test
    void files_and_locks_in_the_kernel_are_found() {
        assertThat(violations(KernelRules.ONLY_PURE_CLASSES))
                .contains("java.nio.file.Files", "java.util.concurrent.locks.ReentrantLock", "java.time.Clock");
    }

    @Test
    void clock_chance_and_machine_in_the_kernel_are_found() {
        assertThat(violations(KernelRules.NO_IMPURE_CALLS))
                .contains("Instant.now()", "UUID.randomUUID()", "Math.random()", "System.nanoTime()");
    }

    private static String violations(ArchRule rule) {
        var broken = new ClassFileImporter()
                .importClasses(ImpureFixture.class, MisplacedFixtureManager.class, RuleTest.class);
        return String.join("\n", rule.evaluate(broken).getFailureReport().getDetails());
    }
}
