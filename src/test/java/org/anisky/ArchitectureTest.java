package org.anisky;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/**
 * Who may import whom. Rooms (packages) stand on each other; an upper room may import lower ones,
 * never the reverse: so only the command line sees the report, and no strategy sees the simulation.
 * Each library is visible in one room only. A rule about a room or a library that does not exist
 * fails.
 */
@AnalyzeClasses(packages = "org.anisky", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.anisky";

  /** From the ground up. "reconstruction.*" are the strategies, one package each. */
  private static final List<String> ROOMS =
      List.of(
          "sky",
          "grid",
          "statistics",
          "counts",
          "exposure",
          "model",
          "likelihood",
          "reconstruction",
          "reconstruction.*",
          "simulation",
          "inference",
          "interpretation",
          "study",
          "io",
          "results",
          "configuration",
          "report",
          "run",
          "cli");

  /**
   * ArchUnit's pattern: the strategies are below "reconstruction", other rooms may have annexes.
   */
  private static String packagesOf(String room) {
    return switch (room) {
      case "reconstruction" -> ROOT + ".reconstruction";
      case "reconstruction.*" -> ROOT + ".reconstruction.*..";
      default -> ROOT + "." + room + "..";
    };
  }

  private static String[] packagesOf(List<String> rooms) {
    return rooms.stream().map(ArchitectureTest::packagesOf).toArray(String[]::new);
  }

  @ArchTest
  static void noRoomImportsARoomAboveIt(JavaClasses program) {
    for (int room = 0; room < ROOMS.size() - 1; room++) {
      List<String> above = ROOMS.subList(room + 1, ROOMS.size());
      noClasses()
          .that()
          .resideInAPackage(packagesOf(ROOMS.get(room)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packagesOf(above))
          .as("'" + ROOMS.get(room) + "' imports none of " + above)
          .check(program);
    }
  }

  @ArchTest
  static void everyClassLivesInAKnownRoom(JavaClasses program) {
    classes()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .resideInAnyPackage(packagesOf(ROOMS))
        .check(program);
  }

  @ArchTest
  static void theRootHoldsWhatEveryRoomUsesAndKnowsNothingElse(JavaClasses program) {
    // package-info is not compiled unless annotated; named here for compilers that do.
    String allowed = "InvalidInputException|Workers|package-info";
    List<String> others =
        program.stream()
            .filter(resideInAPackage(ROOT))
            .filter(JavaClass::isTopLevelClass)
            .map(JavaClass::getSimpleName)
            .filter(name -> !name.matches(allowed))
            .toList();
    Assertions.assertEquals(List.of(), others, "classes in the root package");
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".*..")
        .check(program);
  }

  @ArchTest
  static void strategiesNeverImportEachOther(JavaClasses program) {
    slices()
        .matching(ROOT + ".reconstruction.(*)..")
        .should()
        .notDependOnEachOther()
        .check(program);
  }

  @ArchTest
  static void noPackagesDependOnEachOtherInCircles(JavaClasses program) {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(program);
  }

  @ArchTest
  static void everyLibraryIsVisibleInOneRoomOnly(JavaClasses program) {
    assertVisibleOnlyIn("io.fits", "nom.tam..", program);
    assertVisibleOnlyIn("io.arrow", "org.apache.arrow..", program);
    assertVisibleOnlyIn("io.hdf5", "io.jhdf..", program);
    assertVisibleOnlyIn("io.parquet", "org.apache.parquet..", program);
    assertVisibleOnlyIn("configuration.yaml", "org.snakeyaml..", program);
    assertVisibleOnlyIn("io.json", "com.fasterxml.jackson..", program);
    assertVisibleOnlyIn("report", "java.awt..", program);
    assertVisibleOnlyIn("report", "org.apache.pdfbox..", program);
    assertVisibleOnlyIn("report", "org.apache.fontbox..", program);
    assertVisibleOnlyIn("cli", "picocli..", program);
    assertVisibleOnlyIn("grid", "org.jtransforms..", program);
    assertVisibleOnlyIn("statistics", "org.ejml..", program);
    assertVisibleOnlyIn("sky", "org.jastronomy..", program);
  }

  private static void assertVisibleOnlyIn(String room, String library, JavaClasses program) {
    Assertions.assertTrue(
        program.stream()
            .filter(resideInAPackage(packagesOf(room)))
            .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
            .anyMatch(use -> resideInAPackage(library).test(use.getTargetClass())),
        () -> "'" + room + "' does not use " + library + ": the rule matches nothing");
    noClasses()
        .that()
        .resideOutsideOfPackage(packagesOf(room))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .as(library + " is visible in '" + room + "' only")
        .check(program);
  }

  @ArchTest
  static void onlyTheCommandLinePrints(JavaClasses program) {
    for (String stream : List.of("out", "err")) {
      noClasses()
          .that()
          .resideOutsideOfPackage(packagesOf("cli"))
          .should()
          .accessField(System.class, stream)
          .as("System." + stream + " belongs to 'cli' only")
          .check(program);
    }
    noClasses()
        .that()
        .resideOutsideOfPackage(packagesOf("cli"))
        .should()
        .callMethod(Throwable.class, "printStackTrace")
        .check(program);
  }
}
