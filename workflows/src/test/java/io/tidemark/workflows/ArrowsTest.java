package io.tidemark.workflows;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may import whom, over the whole product. */
final class ArrowsTest {
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("core", List.of()),
          Map.entry("lake", List.of("core")),
          Map.entry("views", List.of("core")),
          Map.entry("serving", List.of("core", "views")),
          Map.entry("feeds", List.of("core")),
          Map.entry("tracking", List.of("core")),
          Map.entry("ingest", List.of("core", "lake", "feeds")),
          Map.entry("features", List.of("core", "lake", "feeds", "tracking")),
          Map.entry("learning", List.of("core", "lake", "feeds", "tracking")),
          Map.entry("runner", List.of("core", "lake", "feeds", "ingest", "features", "learning")),
          Map.entry("workflows", List.of("core", "views")));

  private static JavaClasses product;

  @BeforeAll
  static void read() {
    product =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tidemark");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "core",
        "lake",
        "views",
        "serving",
        "feeds",
        "tracking",
        "ingest",
        "features",
        "learning",
        "runner",
        "workflows"
      })
  void aModuleImportsOnlyWhatItMay(String module) {
    assertThat(product.that(resideInAPackage(of(module)))).as("classes of " + module).isNotEmpty();

    noClasses()
        .that()
        .resideInAPackage(of(module))
        .should()
        .dependOnClassesThat(anotherModule(module))
        .check(product);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "views", "serving", "feeds", "tracking", "workflows"})
  void aModuleThatRunsWithoutSparkDoesNotImportIt(String module) {
    noClasses()
        .that()
        .resideInAPackage(of(module))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(product);
  }

  @Test
  void everyModuleHasItsRule() {
    assertThat(product)
        .extracting(type -> type.getPackageName().split("\\.", -1)[2])
        .allMatch(MAY_IMPORT::containsKey);
  }

  private static DescribedPredicate<JavaClass> anotherModule(String module) {
    String[] allowed = MAY_IMPORT.get(module).stream().map(ArrowsTest::of).toArray(String[]::new);
    DescribedPredicate<JavaClass> ours = resideInAPackage("io.tidemark..");
    DescribedPredicate<JavaClass> own = resideInAPackage(of(module));
    DescribedPredicate<JavaClass> other = ours.and(DescribedPredicate.not(own));
    return allowed.length == 0
        ? other
        : other.and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed)));
  }

  private static String of(String module) {
    return "io.tidemark." + module + "..";
  }
}
