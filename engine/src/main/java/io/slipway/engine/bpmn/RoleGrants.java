package io.slipway.engine.bpmn;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import io.slipway.engine.access.Role;
import io.slipway.engine.store.Settings;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * The roles as groups of the engine, with the engine's own authorisations: they hold on every way in, also on the
 * engine's second REST API below Cockpit.
 *
 * <p>Granted once per version of this class: what an admin changes afterwards in the Admin application stays.
 */
public final class RoleGrants {

    /** The processes that an operator may start by the engine's REST. */
    public static final List<String> OPERATORS_PROCESSES = List.of("install", "upgrade", "uninstall", "run");

    private static final String DONE = "role-grants";
    private static final String VERSION = "1";

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final Settings settings;

    public RoleGrants(ProcessEngine engine, Settings settings) {
        this.identities = engine.getIdentityService();
        this.authorizations = engine.getAuthorizationService();
        this.settings = settings;
    }

    /** To be called under a lock over all nodes. */
    public void ensure() {
        if (settings.get(DONE).filter(VERSION::equals).isPresent()) return;
        for (Role role : Role.values()) {
            ensureGroup(role);
            grantsOf(role).forEach(grant -> ensureGrant(role, grant));
        }
        settings.put(DONE, VERSION);
    }

    private record Grant(Resource resource, String id, List<Permission> permissions) {}

    private static Grant any(Resource resource, Permission... permissions) {
        return new Grant(resource, ANY, List.of(permissions));
    }

    private static List<Grant> grantsOf(Role role) {
        return switch (role) {
            case VIEWER -> reading();
            case OPERATOR -> operating();
            case DESIGNER -> designing();
            case ADMIN -> everything();
        };
    }

    private static List<Grant> reading() {
        var grants = new ArrayList<Grant>();
        for (var application : List.of("cockpit", "tasklist", "welcome")) {
            grants.add(new Grant(Resources.APPLICATION, application, List.of(Permissions.ACCESS)));
        }
        grants.add(any(
                Resources.PROCESS_DEFINITION,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_TASK));
        grants.add(any(Resources.DEPLOYMENT, Permissions.READ));
        grants.add(any(Resources.DECISION_DEFINITION, Permissions.READ, Permissions.READ_HISTORY));
        grants.add(any(Resources.DECISION_REQUIREMENTS_DEFINITION, Permissions.READ));
        grants.add(any(Resources.FILTER, Permissions.READ));
        return grants;
    }

    private static List<Grant> operating() {
        var grants = new ArrayList<>(reading());
        grants.add(any(Resources.PROCESS_INSTANCE, Permissions.CREATE));
        for (var key : OPERATORS_PROCESSES) {
            grants.add(new Grant(
                    Resources.PROCESS_DEFINITION, key, List.of(ProcessDefinitionPermissions.CREATE_INSTANCE)));
        }
        return grants;
    }

    private static List<Grant> designing() {
        var grants = new ArrayList<>(reading());
        grants.add(any(Resources.DEPLOYMENT, Permissions.READ, Permissions.CREATE));
        return grants;
    }

    private static List<Grant> everything() {
        return List.of(Resources.values()).stream()
                .map(resource -> any(resource, Permissions.ALL))
                .toList();
    }

    private void ensureGroup(Role role) {
        if (identities.createGroupQuery().groupId(role.groupId()).count() > 0) return;
        var group = identities.newGroup(role.groupId());
        group.setName(role.word());
        group.setType("SYSTEM");
        identities.saveGroup(group);
    }

    private void ensureGrant(Role role, Grant grant) {
        var existing = authorizations
                .createAuthorizationQuery()
                .groupIdIn(role.groupId())
                .authorizationType(AUTH_TYPE_GRANT)
                .resourceType(grant.resource())
                .resourceId(grant.id())
                .singleResult();
        var authorization = existing == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : existing;
        authorization.setGroupId(role.groupId());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.id());
        grant.permissions().forEach(authorization::addPermission);
        authorizations.saveAuthorization(authorization);
    }
}
