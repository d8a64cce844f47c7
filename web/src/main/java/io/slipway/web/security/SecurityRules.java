package io.slipway.web.security;

import io.slipway.engine.access.Accounts;
import io.slipway.engine.access.ApiTokens;
import io.slipway.engine.run.RunTokens;
import io.slipway.engine.site.SignOn;
import io.slipway.web.data.OwnerToken;
import io.slipway.web.routes.RouteTable;
import io.slipway.web.server.ServerPlan;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Two doors. The APIs take a password or a token with each request; the pages and Camunda's web applications take a
 * session that began on our sign-in page. Behind both stands the same route table, and behind that the engine's own
 * authorisations.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityRules {

    private static final RequestMatcher APIS = new PathsBelow("/api", "/engine-rest", "/actuator");
    private static final RequestMatcher CAMUNDA = new PathsBelow("/camunda");
    private static final RequestMatcher CAMUNDA_API = new PathsBelow("/camunda/api");

    private static final String OUR_PAGES_LOAD =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    RouteTable routeTable() {
        return RouteTable.shipped();
    }

    @Bean
    @Order(1)
    SecurityFilterChain doorOfApis(
            HttpSecurity http,
            RouteTable table,
            PasswordLogin login,
            Accounts accounts,
            ApiTokens tokens,
            OwnerToken ownerToken,
            RunTokens runTokens)
            throws Exception {
        var refusals = new Refusals(table);
        return http.securityMatcher(APIS)
                .authenticationProvider(login)
                .securityContext(context -> context.securityContextRepository(new ReadOnlySessions()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // Nothing to forge: see ReadOnlySessions and Refusals.
                .csrf(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(no -> no.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterAfter(new SessionsOfToday(accounts), SecurityContextHolderFilter.class)
                .addFilterBefore(
                        new BearerTokens(tokens, ownerToken, runTokens, refusals), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(all -> all.anyRequest().access(new RouteAccess(table)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain doorOfPages(
            HttpSecurity http, RouteTable table, PasswordLogin login, Accounts accounts, ServerPlan plan)
            throws Exception {
        var ourPolicy = new DelegatingRequestMatcherHeaderWriter(
                new NegatedRequestMatcher(CAMUNDA), new ContentSecurityPolicyHeaderWriter(OUR_PAGES_LOAD));
        if (plan.site().signOn().isPresent())
            addSignOn(http, plan.site().signOn().get(), accounts, plan);
        return http.authenticationProvider(login)
                // Camunda's web applications bring their own protection, with their own token.
                .csrf(csrf -> csrf.ignoringRequestMatchers(CAMUNDA))
                .headers(headers -> headers.addHeaderWriter(ourPolicy))
                .formLogin(form -> form.loginPage("/login"))
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .exceptionHandling(no -> no
                        // A program asks there, and gets the APIs' sort of answer.
                        .defaultAccessDeniedHandlerFor(new Refusals(table), CAMUNDA_API)
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), CAMUNDA_API)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .addFilterAfter(new SessionsOfToday(accounts), SecurityContextHolderFilter.class)
                .addFilterAfter(new CockpitSignOut(), SessionsOfToday.class)
                .authorizeHttpRequests(all -> all.anyRequest().access(new RouteAccess(table)))
                .build();
    }

    private static void addSignOn(HttpSecurity http, SignOn settings, Accounts accounts, ServerPlan plan)
            throws Exception {
        var end = new SignOnEnd(settings, accounts);
        http.oauth2Login(signOn -> signOn.loginPage("/login")
                .clientRegistrationRepository(new SignOnProvider(settings, plan.environment()))
                .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                .successHandler(end)
                .failureHandler(end));
    }

    @Bean
    FilterRegistrationBean<CarefulBodies> carefulBodies() {
        var filter = new FilterRegistrationBean<>(new CarefulBodies());
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        filter.setOrder(1);
        return filter;
    }

    /** After Spring Security's own chain (order -100), which has found out who is asking. */
    @Bean
    FilterRegistrationBean<EngineIdentity> engineIdentity(ProcessEngine engine) {
        var filter = new FilterRegistrationBean<>(new EngineIdentity(engine.getIdentityService()));
        filter.addUrlPatterns("/engine-rest/*");
        filter.setOrder(0);
        return filter;
    }
}
