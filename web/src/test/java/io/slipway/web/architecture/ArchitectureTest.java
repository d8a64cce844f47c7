package io.slipway.web.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Who may know whom. Each rule says how to mend a breach of it. */
@AnalyzeClasses(packages = "io.slipway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ENGINE = "io.slipway.engine..";
    private static final String BPMN_ENGINE = "org.camunda..";

    @ArchTest
    static final ArchRule theEngineKnowsNobodyOutside = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.slipway.delegates..", "io.slipway.adapters..", "io.slipway.processes..", "io.slipway.web..")
            .because(
                    "dependencies point inward: web → delegates → engine ← installer-adapters. Put an interface in the domain's "
                            + "words (a port) into the engine, and let the outer module implement or call it");

    @ArchTest
    static final ArchRule theEngineKnowsNoOutsideSystem = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fabric8..",
                    "com.marcnuri..",
                    "org.apache.kafka..",
                    "org.springframework.web..",
                    "jakarta.servlet..",
                    "jakarta.ws..")
            .because(
                    "Helm, Kubernetes, Kafka and HTTP belong into a sub-module of installer-adapters (or web) behind a port of the "
                            + "engine; move the class there");

    @ArchTest
    static final ArchRule theBpmnEngineStaysInTwoPackagesOfTheEngine = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .and()
            .resideOutsideOfPackages("io.slipway.engine.bpmn..", "io.slipway.engine.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BPMN_ENGINE)
            .because(
                    "a maintained fork of the BPMN engine (same API, other package names) must be able to take its place. Say what "
                            + "you need as an interface in the domain's package and implement it in engine.bpmn");

    @ArchTest
    static final ArchRule delegatesUseTheDelegateApiOnly = noClasses()
            .that()
            .resideInAPackage("io.slipway.delegates..")
            .should()
            .dependOnClassesThat(resideInAPackage(BPMN_ENGINE)
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            resideInAnyPackage("org.camunda.bpm.engine.delegate.."))))
            .allowEmptyShould(true)
            .because(
                    "a delegate reads its input, calls one port and returns the outcome. What needs more of the BPMN engine is a "
                            + "port of the engine module, implemented in engine.bpmn");

    @ArchTest
    static final ArchRule adaptersKnowTheEngineOnly = noClasses()
            .that()
            .resideInAPackage("io.slipway.adapters..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.slipway.delegates..", "io.slipway.web..", BPMN_ENGINE)
            .allowEmptyShould(true)
            .because(
                    "an adapter implements a port of the engine with one outside library. What it wants to tell the outer modules "
                            + "goes through the port's return value");

    @ArchTest
    static final ArchRule inWebTheBpmnEngineIsKeptToTheDoorAndTheStart = noClasses()
            .that()
            .resideInAPackage("io.slipway.web..")
            .and()
            .resideOutsideOfPackages("io.slipway.web.security..", "io.slipway.web.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BPMN_ENGINE)
            .because(
                    "pages, REST and the command line speak the domain's words. Ask a class of the engine module; if there is none "
                            + "yet, add a port there and implement it in engine.bpmn");

    @ArchTest
    static final ArchRule theCommandLineSpeaksRest = noClasses()
            .that()
            .resideInAPackage("io.slipway.web.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.slipway.engine.access..",
                    "io.slipway.engine.bpmn..",
                    "io.slipway.engine.run..",
                    "org.springframework.jdbc..")
            .because(
                    "what the command line can do, a program must be able to do by REST. Add a route, and call it through "
                            + "Connection.rest()");

    @ArchTest
    static final ArchRule noCircles = slices().matching("io.slipway.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because(
                    "packages that know each other are one package in two folders. Move the class that both need to the one that "
                            + "knows less, or merge them");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .that()
            .resideInAPackage("io.slipway..")
            .should(resideInANullMarkedPackage())
            .because(
                    "NullAway proves only what is marked. Add a package-info.java with @NullMarked and a sentence on what the "
                            + "package is for");

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                var marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        item, marked, item.getName() + " is in a package that is not @NullMarked"));
            }
        };
    }
}
