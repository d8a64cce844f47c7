package io.slipway.web.routes;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;

/** Camunda's JAX-RS applications: their classes by the prefix under which the two Boot starters mount them. */
final class CamundaApplications {

    private CamundaApplications() {}

    /** The engine's API twice: for programs, and for the web apps. */
    static Map<String, Set<Class<?>>> engine() {
        return Map.of(
                "/engine-rest", CamundaRestResources.getResourceClasses(),
                "/camunda/api/engine", new EngineRestApplication().getClasses());
    }

    /** The engine's API without the way in that names an engine; behind that stand the same classes once more. */
    static Map<String, Set<Class<?>>> defaultEngine() {
        return Map.of("/engine-rest", Set.of(DefaultProcessEngineRestServiceImpl.class));
    }

    /** The web apps' own APIs, with the plug-ins that are on the class path. */
    static Map<String, Set<Class<?>>> webApps() {
        startRuntimeDelegates();
        return Map.of(
                "/camunda/api/cockpit", new CockpitApplication().getClasses(),
                "/camunda/api/admin", new AdminApplication().getClasses(),
                "/camunda/api/tasklist", new TasklistApplication().getClasses(),
                "/camunda/api/welcome", new WelcomeApplication().getClasses());
    }

    static Set<JaxRsRoute> routes(Map<String, Set<Class<?>>> applications) {
        var all = new TreeSet<JaxRsRoute>();
        applications.forEach(
                (prefix, classes) -> all.addAll(JaxRsRoutes.of(prefix, classes).all()));
        return all;
    }

    /** What the servlet context listeners of the web apps do at start; they find the plug-ins. */
    private static void startRuntimeDelegates() {
        Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
        Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
        Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
        Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
    }
}
