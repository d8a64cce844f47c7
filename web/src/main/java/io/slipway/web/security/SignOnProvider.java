package io.slipway.web.security;

import io.slipway.engine.site.SignOn;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * What Spring has to know of the site's sign-on provider. The provider is asked at the first sign-in, not at the start:
 * while it is down, Slipway starts and passwords work.
 */
final class SignOnProvider implements ClientRegistrationRepository {

    /** Stands in the addresses of the sign-in. */
    static final String ID = "signon";

    private final SignOn settings;
    private final Map<String, String> environment;
    private volatile @Nullable ClientRegistration known;

    SignOnProvider(SignOn settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) return null;
        var registration = known;
        if (registration == null) known = registration = discover();
        return registration;
    }

    private ClientRegistration discover() {
        return ClientRegistrations.fromIssuerLocation(settings.issuer().toString())
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret().read(environment))
                .scope("openid", "profile", "email")
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .userNameAttributeName(settings.nameClaim())
                .build();
    }
}
