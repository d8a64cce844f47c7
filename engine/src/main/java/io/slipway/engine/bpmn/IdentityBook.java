package io.slipway.engine.bpmn;

import io.slipway.engine.access.Account;
import io.slipway.engine.access.AccountBook;
import io.slipway.engine.access.ApiTokens;
import io.slipway.engine.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/** Accounts in the BPMN engine's identity tables, so that Cockpit, Tasklist and Admin know the same people. */
public final class IdentityBook implements AccountBook {

    private static final String ORIGIN = "sign-on-origin";

    private final IdentityService identities;

    public IdentityBook(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public List<Account> list(int limit, @Nullable String after) {
        // The engine's query knows no "after this id": installations have hundreds of users, not millions.
        return identities.createUserQuery().orderByUserId().asc().unlimitedList().stream()
                .map(User::getId)
                .filter(id -> after == null || id.compareTo(after) > 0)
                .sorted()
                .limit(limit)
                .map(this::account)
                .toList();
    }

    @Override
    public Optional<Account> find(String name) {
        return Optional.ofNullable(identities.createUserQuery().userId(name).singleResult())
                .map(user -> account(user.getId()));
    }

    private Account account(String id) {
        return new Account(id, rolesOf(id));
    }

    private Set<Role> rolesOf(String name) {
        return groupsOf(name).stream()
                .flatMap(group -> Role.ofGroup(group).stream())
                .collect(Collectors.toSet());
    }

    /** All groups, also those that are no role of ours. */
    public Set<String> groupsOf(String name) {
        return identities.createGroupQuery().groupMember(name).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }

    @Override
    public int countOf(Role role) {
        return Math.toIntExact(
                identities.createUserQuery().memberOfGroup(role.groupId()).count());
    }

    @Override
    public boolean verify(String name, String password) {
        return identities.checkPassword(name, password);
    }

    @Override
    public String passwordStamp(String name) {
        var user = (UserEntity) identities.createUserQuery().userId(name).singleResult();
        return user == null
                ? ""
                : Integer.toHexString(String.valueOf(user.getPassword()).hashCode());
    }

    @Override
    public void add(Account account, String password) {
        var user = identities.newUser(account.name());
        user.setPassword(password);
        // Cockpit shows these two beside each other, whatever they are.
        user.setFirstName(account.name());
        user.setLastName("");
        identities.saveUser(user);
        account.roles().forEach(role -> identities.createMembership(account.name(), role.groupId()));
    }

    @Override
    public void addFrom(String origin, Account account) {
        // A password that nobody knows: signing in goes by the provider.
        add(account, ApiTokens.random());
        identities.setUserInfo(account.name(), ORIGIN, origin);
    }

    @Override
    public Optional<String> originOf(String name) {
        return Optional.ofNullable(identities.getUserInfo(name, ORIGIN));
    }

    @Override
    public void setPassword(String name, String password) {
        var user = identities.createUserQuery().userId(name).singleResult();
        user.setPassword(password);
        identities.saveUser(user);
        identities.unlockUser(name);
    }

    @Override
    public void setRoles(String name, Set<Role> roles) {
        var before = rolesOf(name);
        roles.stream()
                .filter(role -> !before.contains(role))
                .forEach(role -> identities.createMembership(name, role.groupId()));
        before.stream()
                .filter(role -> !roles.contains(role))
                .forEach(role -> identities.deleteMembership(name, role.groupId()));
    }

    @Override
    public void remove(String name) {
        identities.deleteUserInfo(name, ORIGIN);
        identities.deleteUser(name);
    }
}
