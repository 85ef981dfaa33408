package dev.signalbox.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// The rules for all packages, as values, so that a test can show that each of them is able to fail.
final class Rules {
    private static final Pattern EMPTY_NAME = Pattern.compile("Abstract.*|.*(Impl|Manager|Helper|Utils?)");

    static final ArchRule ORDER = classes()
            .should(useOnlyRoomsAbove())
            .as("a package uses only the packages above it in the order of Room")
            .because("one way round keeps every package readable without those below it");

    static final ArchRule PLACE = classes()
            .that(describe("hold code", type -> !type.getSimpleName().equals("package-info")))
            .should(havePlaceInTheOrder())
            .as("every class lies in a package of the order")
            .because("a package without a place is held by no rule");

    static final ArchRule NO_CYCLES =
            SlicesRuleDefinition.slices().matching(Room.ROOT + "(**)").should().beFreeOfCycles();

    static final ArchRule NULL_MARKED = classes()
            .should(lieInNullMarkedPackage())
            .as("every package is @NullMarked")
            .because("the compiler checks nullness in marked packages only");

    static final ArchRule NAMES = noClasses()
            .should()
            .haveNameMatching("(?:.*[.$])?(?:" + EMPTY_NAME.pattern() + ")")
            .as("no class is called Abstract*, *Impl, *Manager, *Helper or *Util")
            .because("such a name says nothing of what the class is");

    static final ArchRule FINAL = classes()
            .that(describe("are concrete classes", Rules::isConcreteClass))
            .should()
            .haveModifier(JavaModifier.FINAL)
            .as("a class is final, sealed or abstract")
            .because("what nobody planned to extend has no contract for it");

    private Rules() {}

    private static boolean isConcreteClass(JavaClass type) {
        return !type.isInterface()
                && !type.isEnum()
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !type.reflect().isSealed();
    }

    private static ArchCondition<JavaClass> useOnlyRoomsAbove() {
        return new ArchCondition<>("use only rooms above") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(use -> use.getTargetClass().getPackageName().startsWith(Room.ROOT))
                        .forEach(use -> Room.refusal(
                                        type.getPackageName(),
                                        use.getTargetClass().getPackageName())
                                .ifPresent(reason -> events.add(
                                        SimpleConditionEvent.violated(use, reason + ": " + use.getDescription()))));
            }
        };
    }

    private static ArchCondition<JavaClass> havePlaceInTheOrder() {
        return new ArchCondition<>("have a place") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (Room.of(type.getPackageName()).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(
                            type, "%s lies in no package of the order".formatted(type.getName())));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> lieInNullMarkedPackage() {
        return new ArchCondition<>("lie in a null-marked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var here = type.getPackage();
                var marked = here.tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(
                            type, "%s needs a package-info.java with @NullMarked".formatted(here.getName())));
                }
            }
        };
    }
}
