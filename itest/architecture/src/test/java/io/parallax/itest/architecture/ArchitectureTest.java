package io.parallax.itest.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/// Who may use whom.
@AnalyzeClasses(packages = "io.parallax", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule eachPackageUsesOnlyWhatTheTableLists = classes().should(useOnlyWhatTheTableLists());

    @ArchTest
    static final ArchRule noPackagesFormACycle =
            slices().assignedFrom(packages()).should().beFreeOfCycles();

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : classes) {
            JavaPackage owner = type.getPackage();
            if (!owner.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(owner.getName());
            }
        }

        assertThat(unmarked)
                .as("packages whose package-info.java lacks @NullMarked")
                .isEmpty();
    }

    /// The classes of a module that is no dependency of this one would pass unseen.
    @ArchTest
    static void everyListedPackageIsSeen(JavaClasses classes) {
        Set<String> seen = new TreeSet<>();
        classes.forEach(type -> seen.add(type.getPackageName()));

        assertThat(seen)
                .containsAll(Dependencies.MAY_USE.keySet().stream()
                        .map(Dependencies.OURS::concat)
                        .toList());
    }

    private static ArchCondition<JavaClass> useOnlyWhatTheTableLists() {
        return new ArchCondition<>("use only what Dependencies.MAY_USE lists for their package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Optional<List<String>> row = Dependencies.of(type.getPackageName());
                if (row.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(
                            type, "package " + type.getPackageName() + " has no row in Dependencies.MAY_USE"));
                    return;
                }
                type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    JavaClass used = dependency.getTargetClass().getBaseComponentType();
                    boolean allowed = used.isPrimitive()
                            || Dependencies.allows(row.get(), type.getPackageName(), used.getPackageName());
                    if (!allowed) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                });
            }
        };
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }
}
