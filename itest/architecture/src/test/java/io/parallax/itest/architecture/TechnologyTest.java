package io.parallax.itest.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Each technology has its one place, and some have none.
@AnalyzeClasses(packages = "io.parallax", importOptions = DoNotIncludeTests.class)
class TechnologyTest {
    /// Classes that may sleep, since to wait for a time is what they are for.
    private static final Set<String> SLEEPERS = Set.of(
            "io.parallax.api.time.Clock",
            "io.parallax.elements.flow.Identity",
            // Descriptors in non-blocking mode answer at once that there is nothing.
            "io.parallax.elements.io.FdSrc",
            "io.parallax.elements.io.ChannelWriter");

    /// What says too little to be caught or understood.
    private static final List<Class<?>> BARE = List.of(RuntimeException.class, Exception.class, Error.class);

    @ArchTest
    static final ArchRule onlyMemoryOsCallsTheSystem = outside("memory.os")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Linker.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SymbolLookup.class)
            .orShould()
            .callMethod(Arena.class, "ofShared");

    @ArchTest
    static final ArchRule nobodyLeavesMemoryToTheCollector =
            noClasses().should().callMethod(Arena.class, "ofAuto");

    @ArchTest
    static final ArchRule onlyMemoryLayoutSaysWhereFieldsLie = outside("memory.layout", "memory.os")
            .should()
            .callMethodWhere(describe("it makes a layout of several fields", TechnologyTest::makesGroupLayout));

    @ArchTest
    static final ArchRule onlyLayoutsAndCountersUseVarHandles = outside(
                    "memory.layout", "memory.os", "engine.link", "engine.run")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(VarHandle.class);

    @ArchTest
    static final ArchRule onlyTheLauncherAndTheCommandLineTouchTheTerminal = outside("launcher", "shell")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethodWhere(
                    describe("it prints a stack trace", call -> call.getName().equals("printStackTrace")));

    @ArchTest
    static final ArchRule nobodyThrowsABareException = noClasses()
            .should()
            .callConstructorWhere(describe("it makes an exception without a type of its own", TechnologyTest::isBare));

    @ArchTest
    static final ArchRule nobodySleeps = that("may not sleep", type -> !SLEEPERS.contains(type.getName()))
            .should()
            .callMethodWhere(describe("it sleeps", TechnologyTest::sleeps));

    private static GivenClassesConjunction outside(String... packages) {
        Set<String> names = Set.of(packages);
        return that(
                "reside outside of " + String.join(", ", packages),
                type -> !names.contains(type.getPackageName().substring(Dependencies.OURS.length())));
    }

    private static GivenClassesConjunction that(String description, Predicate<JavaClass> condition) {
        return noClasses().that(describe(description, condition));
    }

    private static boolean makesGroupLayout(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(MemoryLayout.class)
                && Set.of("structLayout", "unionLayout", "paddingLayout").contains(call.getName());
    }

    private static boolean sleeps(JavaMethodCall call) {
        return call.getName().equals("sleep")
                && (call.getTargetOwner().isEquivalentTo(Thread.class)
                        || call.getTargetOwner().isEquivalentTo(TimeUnit.class));
    }

    private static boolean isBare(JavaConstructorCall call) {
        JavaClass made = call.getTargetOwner();
        return BARE.stream().anyMatch(made::isEquivalentTo)
                && !call.getOriginOwner().isAssignableTo(made.getName());
    }
}
