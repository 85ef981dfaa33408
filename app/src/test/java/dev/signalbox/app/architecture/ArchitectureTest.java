package dev.signalbox.app.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.signalbox");

    static final List<Home> HOMES = Home.ALL;

    @Test
    void a_package_uses_only_the_packages_above_it() {
        Rules.ORDER.check(PRODUCT);
    }

    @Test
    void every_class_lies_in_a_package_of_the_order() {
        Rules.PLACE.allowEmptyShould(true).check(PRODUCT);
    }

    @Test
    void no_packages_form_a_cycle() {
        Rules.NO_CYCLES.check(PRODUCT);
    }

    @Test
    void every_package_is_null_marked() {
        Rules.NULL_MARKED.check(PRODUCT);
    }

    @Test
    void no_class_has_an_empty_name() {
        Rules.NAMES.check(PRODUCT);
    }

    @Test
    void a_class_is_final_sealed_or_abstract() {
        Rules.FINAL.allowEmptyShould(true).check(PRODUCT);
    }

    @Test
    void the_kernel_uses_only_values_and_functions() {
        KernelRules.ONLY_PURE_CLASSES.check(PRODUCT);
    }

    @Test
    void the_kernel_reads_neither_clock_nor_chance_nor_the_machine() {
        KernelRules.NO_IMPURE_CALLS.check(PRODUCT);
    }

    @ParameterizedTest
    @FieldSource("HOMES")
    void a_library_has_one_home(Home home) {
        home.rule().check(PRODUCT);
    }
}
