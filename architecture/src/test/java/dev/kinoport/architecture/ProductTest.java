package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules, over the main classes of all modules. */
class ProductTest {
  /** Far below what there is: an import that found nothing must not pass. */
  private static final int FEWEST_CLASSES = 100;

  private static final Hexagon PRODUCT = new Hexagon("dev.kinoport");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(PRODUCT.base());

  @ParameterizedTest
  @EnumSource
  void everyModuleKeeps(Rule rule) {
    rule.in(PRODUCT).check(CLASSES);
  }

  @Test
  void theImportHoldsTheProduct() {
    assertThat(CLASSES).hasSizeGreaterThan(FEWEST_CLASSES);
  }

  @Test
  void everyPortIsThereOnce() {
    assertThat(CLASSES)
        .filteredOn(PRODUCT.ports())
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrderElementsOf(Hexagon.PORTS);
  }

  @Test
  void everyModuleIsAmongTheImported() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .contains(
            "dev.kinoport.chaos",
            "dev.kinoport.cli",
            "dev.kinoport.clipwriter",
            "dev.kinoport.dbscheduler",
            "dev.kinoport.emulator",
            "dev.kinoport.engine",
            "dev.kinoport.fake",
            "dev.kinoport.fal",
            "dev.kinoport.guice",
            "dev.kinoport.http",
            "dev.kinoport.jdbc",
            "dev.kinoport.database",
            "dev.kinoport.json",
            "dev.kinoport.minimax",
            "dev.kinoport.micrometer",
            "dev.kinoport.modelfile",
            "dev.kinoport.pages",
            "dev.kinoport.postgres",
            "dev.kinoport.replicate",
            "dev.kinoport.s3",
            "dev.kinoport.s3server",
            "dev.kinoport.simulation",
            "dev.kinoport.spring",
            "dev.kinoport.testkit",
            "dev.kinoport.videos");
  }
}
