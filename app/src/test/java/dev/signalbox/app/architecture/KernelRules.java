package dev.signalbox.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Scanner;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;

/// The kernel is pure: what it uses of the JDK is listed, so that whatever is not listed is refused.
final class KernelRules {
    private static final Set<String> PACKAGES = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.math",
            "java.nio.charset",
            "java.text",
            "java.time",
            "java.time.format",
            "java.time.temporal",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "org.jspecify.annotations");

    /// A digest is a function of its bytes, though its package holds key stores too.
    private static final Set<String> SINGLE_CLASSES =
            Set.of("java.security.MessageDigest", "java.security.NoSuchAlgorithmException", "java.io.Serializable");

    private static final Set<String> IMPURE_CLASSES = Set.of(
            Clock.class.getName(),
            InstantSource.class.getName(),
            Random.class.getName(),
            SplittableRandom.class.getName(),
            ResourceBundle.class.getName(),
            Scanner.class.getName(),
            ServiceLoader.class.getName(),
            Timer.class.getName(),
            TimerTask.class.getName(),
            ClassLoader.class.getName(),
            Process.class.getName(),
            ProcessBuilder.class.getName(),
            ProcessHandle.class.getName(),
            Runtime.class.getName(),
            Thread.class.getName(),
            ThreadLocal.class.getName());

    private static final Set<String> IMPURE_METHODS = Set.of(
            "java.lang.Class.forName",
            "java.lang.Math.random",
            "java.lang.Object.wait",
            "java.lang.StrictMath.random",
            "java.nio.charset.Charset.defaultCharset",
            "java.time.ZoneId.systemDefault",
            "java.util.Collection.parallelStream",
            "java.util.Collections.shuffle",
            "java.util.List.parallelStream",
            "java.util.Locale.getDefault",
            "java.util.Set.parallelStream",
            "java.util.TimeZone.getDefault",
            UUID.class.getName() + ".randomUUID");

    static final ArchRule ONLY_PURE_CLASSES = classes()
            .that()
            .resideInAPackage("dev.signalbox.kernel..")
            .should()
            .onlyDependOnClassesThat(describe("are pure", KernelRules::isPure))
            .as("the kernel uses only values and functions of the JDK, and JSpecify")
            .because("what decides must give the same answer for the same history");

    static final ArchRule NO_IMPURE_CALLS = noClasses()
            .that()
            .resideInAPackage("dev.signalbox.kernel..")
            .should()
            .accessTargetWhere(describe("reads the clock, chance or the machine", KernelRules::isImpure))
            .as("the kernel reads neither clock nor chance nor the machine")
            .because("time, randomness and ids come in from outside");

    private KernelRules() {}

    private static boolean isPure(JavaClass used) {
        var type = used.getBaseComponentType();
        if (type.isPrimitive() || type.getPackageName().startsWith("dev.signalbox.kernel")) {
            return true;
        }
        return SINGLE_CLASSES.contains(type.getName())
                || (PACKAGES.contains(type.getPackageName()) && !IMPURE_CLASSES.contains(outermost(type)));
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static boolean isImpure(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        var name = access.getName();
        return (owner.equals("java.lang.System") && !name.equals("arraycopy"))
                || (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.startsWith("java.util.stream.") && name.equals("parallel"))
                || IMPURE_METHODS.contains(owner + "." + name);
    }
}
