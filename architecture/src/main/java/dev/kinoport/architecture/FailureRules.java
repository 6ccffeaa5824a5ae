package dev.kinoport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vavr.Value;
import io.vavr.control.Either;
import java.util.Set;

/** How failures travel. */
final class FailureRules {
  private static final Set<String> UNWRAPPERS = Set.of("get", "getLeft", "getError", "getCause");

  /** Asked nothing yet: its own methods answer for all cases. */
  private static final String PART_OF_A_PORT = "dev.kinoport.journal.SendingProcesses";

  /** Asks nobody: it tells what answers have told, or that none has. */
  private static final String NEVER_FAILS = "timeThere";

  private FailureRules() {}

  static ArchRule portsAnswerWithValues(Hexagon hexagon) {
    return methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat(hexagon.ports())
        .should(returnEitherOrOneOf())
        .because("a failure that the caller must answer stands in the type");
  }

  static ArchRule portsDeclareNoException(Hexagon hexagon) {
    return methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat(hexagon.ports())
        .should(declareNoException())
        .because("an exception out of a port is a defect");
  }

  static ArchRule nothingIsUnwrappedBlindly(Hexagon hexagon) {
    return noClasses()
        .that(hexagon.everything())
        .and(not(hexagon.testkit()))
        .should()
        .accessTargetWhere(unwraps())
        .because("fold answers both cases, get throws in one of them");
  }

  static ArchRule noGenericExceptionIsThrown(Hexagon hexagon) {
    return noClasses()
        .that(hexagon.everything())
        .should(THROW_GENERIC_EXCEPTIONS)
        .because("a defect is found faster by its name");
  }

  private static ArchCondition<JavaMethod> returnEitherOrOneOf() {
    return new ArchCondition<>("return Either or a sealed type") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        JavaClass answer = method.getRawReturnType();
        if (!answer.isEquivalentTo(Either.class)
            && !answer.reflect().isSealed()
            && !answer.getName().equals(PART_OF_A_PORT)
            && !method.getName().equals(NEVER_FAILS)) {
          String message = method.getFullName() + " returns " + answer.getName();
          events.add(SimpleConditionEvent.violated(method, message));
        }
      }
    };
  }

  private static ArchCondition<JavaMethod> declareNoException() {
    return new ArchCondition<>("declare no exception") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        for (JavaClass exception : method.getExceptionTypes()) {
          String message = method.getFullName() + " declares " + exception.getName();
          events.add(SimpleConditionEvent.violated(method, message));
        }
      }
    };
  }

  private static DescribedPredicate<JavaAccess<?>> unwraps() {
    return describe(
        "it unwraps a Vavr control by force",
        access ->
            access.getTarget() instanceof CodeUnitAccessTarget target
                && isControl(target.getOwner())
                && UNWRAPPERS.contains(target.getName())
                && target.getRawParameterTypes().isEmpty());
  }

  private static boolean isControl(JavaClass type) {
    return type.getPackageName().equals("io.vavr.control") || type.isEquivalentTo(Value.class);
  }
}
