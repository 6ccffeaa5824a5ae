package dev.kinoport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.NullMarked;

/** Who may see whom. */
final class DependencyRules {
  private static final DescribedPredicate<JavaClass> GUICE =
      resideInAnyPackage("com.google.inject..", "jakarta.inject..", "javax.inject..").as("Guice");

  private static final DescribedPredicate<JavaClass> WIRE =
      resideInAnyPackage("com.sun.net.httpserver..", "java.net.http..", "javax.net..", "okhttp3..")
          .or(type(ServerSocket.class))
          .or(type(Socket.class))
          .as("the wire");

  private DependencyRules() {}

  static ArchRule coreStandsAlone(Hexagon hexagon) {
    return classes()
        .that(hexagon.core())
        .should()
        .onlyDependOnClassesThat(
            hexagon.core().or(resideInAnyPackage("java..", "io.vavr..", "org.jspecify..")))
        .because("whoever embeds the core gets no framework with it");
  }

  static ArchRule adaptersSeeOnlyTheCore(Hexagon hexagon) {
    return classes()
        .that(hexagon.adapters())
        .should(seeOnlyTheCore(hexagon))
        .because("one adapter can be swapped for another only if neither knows the other");
  }

  static ArchRule clipWriterNeedsOnlyTheJdk(Hexagon hexagon) {
    return classes()
        .that(hexagon.clipWriter())
        .should()
        .onlyDependOnClassesThat(
            hexagon.clipWriter().or(resideInAnyPackage("java..", "javax..", "org.jspecify..")))
        .because("it is of use to those who want a clip and nothing else of Kinoport");
  }

  static ArchRule worldHasNoWire(Hexagon hexagon) {
    return noClasses()
        .that(hexagon.world())
        .should()
        .dependOnClassesThat(WIRE)
        .because("a service's tests that want the world get no server on their class path");
  }

  static ArchRule packagesFormNoCycle(Hexagon hexagon) {
    return slices()
        .assignedFrom(packagesOf(hexagon))
        .should()
        .beFreeOfCycles()
        .because("a package is understood after those it uses");
  }

  static ArchRule packagesAreNullMarked(Hexagon hexagon) {
    return classes()
        .that(hexagon.everything())
        .should(resideInANullMarkedPackage())
        .because("NullAway checks only what is marked");
  }

  static ArchRule onlyModulesImportGuice(Hexagon hexagon) {
    return noClasses()
        .that(hexagon.everything())
        .and(not(hexagon.commandLine()))
        .and(not(hexagon.testkit()))
        .and(describe("are no Guice module", type -> !outermost(type).endsWith("Module")))
        .should()
        .dependOnClassesThat(GUICE)
        .because("everything can be wired by plain constructors");
  }

  private static ArchCondition<JavaClass> seeOnlyTheCore(Hexagon hexagon) {
    return new ArchCondition<>("see of Kinoport only the core, themselves and what they build on") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var allowed = not(hexagon.everything()).or(hexagon.core()).or(hexagon.adapterOf(type));
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> !allowed.test(dependency.getTargetClass()))
            .map(dependency -> SimpleConditionEvent.violated(type, dependency.getDescription()))
            .forEach(events::add);
      }
    };
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a package marked @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          String message = type.getPackageName() + " of " + type.getName() + " is not @NullMarked";
          events.add(SimpleConditionEvent.violated(type, message));
        }
      }
    };
  }

  private static SliceAssignment packagesOf(Hexagon hexagon) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return hexagon.everything().test(type)
            ? SliceIdentifier.of(type.getPackageName())
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages of Kinoport";
      }
    };
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(DependencyRules::outermost).orElse(type.getSimpleName());
  }
}
