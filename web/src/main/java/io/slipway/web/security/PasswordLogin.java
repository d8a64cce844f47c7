package io.slipway.web.security;

import io.slipway.engine.access.Accounts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** A name and a password, from the sign-in page or a program's basic authentication. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private final Accounts accounts;

    PasswordLogin(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var name = attempt.getName();
        var password = String.valueOf(attempt.getCredentials());
        if (!accounts.verify(name, password)) throw wrong();
        var account = accounts.find(name).orElseThrow(PasswordLogin::wrong);
        return SignedIn.person(account.name(), account.roles(), accounts.passwordStamp(name));
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("User name or password is wrong.");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
