package org.cairn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cairn.platform.Jdbc;
import org.cairn.schedule.CheckInWindow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

/** The picture of imports: who lives next to whom, and who may look into whose room. */
class ArchitectureTest {
  private static final String ROOT = "org.cairn.";

  /** Which rooms a room may import from. */
  private static final Map<String, Set<String>> ROOMS =
      Map.of(
          "platform", Set.of(),
          "identity", Set.of("platform"),
          "program", Set.of("platform", "identity"),
          "safety", Set.of("platform", "identity", "program"),
          "schedule", Set.of("platform", "identity", "program"),
          "checkin", Set.of("platform", "identity", "program", "safety", "schedule"),
          "skills", Set.of("platform", "identity", "program", "safety"),
          "practice", Set.of("platform", "identity", "program", "safety", "skills"),
          "peergroup", Set.of("platform", "identity", "program", "safety"),
          "demo", Set.of("platform", "identity"));

  /** Who writes SQL of their own: repositories with a hot path, and the functions of the owner. */
  private static final Set<String> SQL =
      Set.of(
          "AlertMessages",
          "AllSeries",
          "SeriesSessions",
          "Assignments",
          "AlertRules",
          "Alerts",
          "OnCallShifts",
          "ProgramSupports",
          "SafetyPlans",
          "Attendances",
          "Bookings",
          "CalendarFeeds",
          "CareHours",
          "CareThreads",
          "CheckIns",
          "OwnTriggers",
          "Questions",
          "RoomCodes",
          "Trends",
          "RecoveryCounts",
          "Milestones",
          "SharedCheckIns",
          "Commitments",
          "Openings",
          "Plans",
          "Weeks",
          "Calendars",
          "Closures",
          "Cohorts",
          "Groups",
          "Seats",
          "Rosters",
          "QuietHours",
          "Enrollments",
          "ImportedSessions",
          "Messages",
          "MessageVersions",
          "ModerationCases",
          "ModerationActs",
          "ModerationNotices",
          "ModerationAppeals",
          "WrittenMessages",
          "People",
          "Programs",
          "Rooms",
          "SessionLeaders",
          "Sessions",
          "ProgramSkills",
          "SkillDrafts",
          "Skills",
          "LibraryChanges",
          "Editions",
          "Courses",
          "SkillSearch",
          "ShippedSynonyms",
          "WaitlistEntries",
          "AcceptInvitation",
          "Callers",
          "FirstCoordinator",
          "RefreshTokens",
          "SignIn",
          "Instruments",
          "InstrumentPlans",
          "Assessments",
          "Practices",
          "SkillMarks",
          "WhatHelps",
          "Suggestions",
          "Worksheets",
          "WorksheetVersions",
          "Homeworks",
          "HomeworkRecords",
          "Events");

  private static final JavaClasses HOUSE =
      new ClassFileImporter().importPath(java.nio.file.Path.of("target", "classes"));

  @Test
  void everyRoomIsInThePicture() {
    classes()
        .that()
        .resideOutsideOfPackage("org.cairn")
        .should()
        .resideInAnyPackage(ROOMS.keySet().stream().map(ROOT::concat).toArray(String[]::new))
        .because("a new room decides first whom it may import from")
        .check(HOUSE);
  }

  @Test
  void roomsImportFromTheRoomsThatTheyMay() {
    ROOMS.forEach(
        (room, allowed) -> {
          String[] forbidden =
              ROOMS.keySet().stream()
                  .filter(other -> !other.equals(room) && !allowed.contains(other))
                  .map(ROOT::concat)
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage(ROOT + room)
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden)
              .orShould()
              .dependOnClassesThat()
              .resideInAPackage("org.cairn")
              .check(HOUSE);
        });
  }

  @Test
  void thePictureHasNoCircle() {
    slices().matching("org.cairn.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void checkInKnowsNothingOfTheScheduleButTheWindow() {
    noClasses()
        .that()
        .resideInAPackage("org.cairn.checkin")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "live in schedule and are not the check-in window",
                (JavaClass type) ->
                    type.getPackageName().equals("org.cairn.schedule")
                        && !type.getName().startsWith(CheckInWindow.class.getName())))
        .check(HOUSE);
  }

  @Test
  void entitiesHoldOtherRoomsIdsAndNotTheirEntities() {
    ArchCondition<JavaField> stayInTheRoom =
        new ArchCondition<>("point to an entity of the same room") {
          @Override
          public void check(JavaField field, ConditionEvents events) {
            for (JavaClass type : field.getAllInvolvedRawTypes()) {
              boolean elsewhere =
                  type.getName().startsWith(ROOT)
                      && !type.getPackageName().equals(field.getOwner().getPackageName());
              if (elsewhere) {
                events.add(SimpleConditionEvent.violated(field, field.getFullName()));
              }
            }
          }
        };
    fields()
        .that()
        .areAnnotatedWith(ManyToOne.class)
        .or()
        .areAnnotatedWith(OneToOne.class)
        .or()
        .areAnnotatedWith(OneToMany.class)
        .or()
        .areAnnotatedWith(ManyToMany.class)
        .should(stayInTheRoom)
        .check(HOUSE);
  }

  @Test
  void nobodyAsksTheTimeButTheClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.cairn.identity.NewKeys")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "reads the time of the machine",
                (JavaAccess<?> access) ->
                    access.getTargetOwner().getPackageName().equals("java.time")
                            && access.getName().equals("now")
                            && !access.getTarget().getFullName().contains(Clock.class.getName())
                        || access.getTarget().getFullName().contains("System.currentTimeMillis")
                        || access.getTarget().getFullName().equals("java.util.Date.<init>()")))
        .check(HOUSE);
  }

  @Test
  void sqlIsWrittenWhereItIsExpected() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.cairn.platform")
        .and(
            DescribedPredicate.describe(
                "are not listed", (JavaClass type) -> !SQL.contains(type.getSimpleName())))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Jdbc.class)
        .check(HOUSE);
  }

  @Test
  void resourcesAreCalledSoAndLeaveTheDatabaseToOthers() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .haveSimpleNameEndingWith("Resource")
        .check(HOUSE);
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql", "javax.sql", "jakarta.persistence", "org.hibernate..")
        .check(HOUSE);
  }

  @Test
  void repositoriesKnowNothingOfHttp() {
    noClasses()
        .that()
        .areAssignableTo(io.quarkus.hibernate.orm.panache.PanacheRepositoryBase.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx..")
        .check(HOUSE);
  }

  @Test
  void namesSayWhatSomethingIs() {
    for (String word : List.of("ServiceImpl", "Util", "Utils", "Manager", "Helper", "DAO", "Dao")) {
      noClasses().should().haveSimpleNameEndingWith(word).check(HOUSE);
    }
  }

  /** Of two schemas of one name the contract has one. */
  @Test
  void everySchemaHasANameOfItsOwn() {
    Map<String, List<String>> named =
        HOUSE.stream()
            .filter(type -> type.isAnnotatedWith(Schema.class))
            .collect(
                Collectors.groupingBy(
                    type -> {
                      String name = type.getAnnotationOfType(Schema.class).name();
                      return name.isEmpty() ? type.getSimpleName() : name;
                    },
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    named.values().removeIf(types -> types.size() == 1);
    assertEquals(Map.of(), named);
  }
}
