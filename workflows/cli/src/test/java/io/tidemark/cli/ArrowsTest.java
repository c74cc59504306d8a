package io.tidemark.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The permitted dependencies between modules and packages, over the whole product. */
final class ArrowsTest {
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("core", List.of()),
          Map.entry("sources", List.of("core")),
          Map.entry("lake", List.of("core")),
          Map.entry("views", List.of("core")),
          Map.entry("api", List.of("core")),
          Map.entry("serving", List.of("core", "views", "sources")),
          Map.entry("feeds", List.of("core")),
          Map.entry("simulation", List.of("core", "feeds")),
          Map.entry("ingest", List.of("core", "api", "lake", "feeds")),
          Map.entry("tracking", List.of("core")),
          Map.entry("reports", List.of("core")),
          Map.entry("features", List.of("core", "api", "lake", "sources", "tracking", "reports")),
          Map.entry("regimes", List.of("core", "api", "lake", "sources")),
          Map.entry("learning", List.of("core", "api", "lake", "tracking", "reports")),
          Map.entry(
              "runner",
              List.of("core", "api", "lake", "ingest", "features", "regimes", "learning")),
          Map.entry(
              "bench",
              List.of(
                  "core",
                  "api",
                  "lake",
                  "feeds",
                  "simulation",
                  "ingest",
                  "features",
                  "regimes",
                  "learning",
                  "runner",
                  "tracking",
                  "reports")),
          Map.entry("flows", List.of("core", "api")),
          Map.entry("launchers", List.of("core", "api")),
          Map.entry("worker", List.of("core", "api", "flows", "launchers")),
          Map.entry("cli", List.of("core", "api", "views", "flows", "launchers", "worker")));

  private static JavaClasses product;

  @BeforeAll
  static void read() {
    product =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ArrowsTest::holdsTheProduct)
            .importPackages("io.tidemark");
  }

  /** Leaves out test jars, which contain fakes that modules share. */
  private static boolean holdsTheProduct(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleImportsOnlyPermittedModules(String module) {
    assertThat(product.that(resideInAPackage(of(module)))).as("classes of " + module).isNotEmpty();

    noClasses()
        .that()
        .resideInAPackage(of(module))
        .should()
        .dependOnClassesThat(anotherModule(module))
        .check(product);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "core",
        "sources",
        "views",
        "api",
        "serving",
        "feeds",
        "simulation",
        "tracking",
        "reports",
        "flows",
        "launchers",
        "worker",
        "cli"
      })
  void aModuleThatRunsWithoutSparkDoesNotImportIt(String module) {
    noClasses()
        .that()
        .resideInAPackage(of(module))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(product);
  }

  static Stream<String> modules() {
    return MAY_IMPORT.keySet().stream().sorted();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.tidemark.(**)").should().beFreeOfCycles().check(product);
  }

  @Test
  void typeNamesAreUnique() {
    Map<String, List<String>> places =
        product.stream()
            .filter(type -> type.getEnclosingClass().isEmpty())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(
                groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getPackageName, toList())));

    places.values().removeIf(packages -> packages.size() == 1);
    assertThat(places).isEmpty();
  }

  @Test
  void aPackageHasAtMostFifteenFiles() {
    Map<String, Long> files =
        product.stream()
            .filter(type -> type.getEnclosingClass().isEmpty())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getPackageName, counting()));

    files.values().removeIf(count -> count <= 15);
    assertThat(files).isEmpty();
  }

  @Test
  void everyModuleHasARule() {
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
