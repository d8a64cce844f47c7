package io.slipway.web.access;

import io.slipway.engine.access.AccessProblem;
import io.slipway.engine.access.ApiToken;
import io.slipway.engine.access.ApiTokens;
import io.slipway.web.openapi.Operation;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Programs' tokens, for admins. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokensApi {

    private final ApiTokens tokens;

    TokensApi(ApiTokens tokens) {
        this.tokens = tokens;
    }

    record Token(
            String name,
            String role,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        static Token of(ApiToken token) {
            return new Token(
                    token.name(), token.role().word(), token.createdBy(), token.createdAt(), token.expiresAt());
        }
    }

    /** @param validFor {@code 90d}, {@code 12h}; absent: until it is revoked */
    record NewToken(
            @Nullable String name,
            @Nullable String role,
            @Nullable String validFor) {}

    /** @param token shown this once */
    record MadeToken(String name, String role, String token) {}

    @GetMapping
    @Operation("Lists the tokens, without the tokens themselves.")
    Page<Token> list(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return Page.of(
                limit, most -> tokens.list(most, after).stream().map(Token::of).toList(), Token::name);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation("Makes a token; it is shown this once.")
    MadeToken create(@RequestBody NewToken wanted, Principal caller) {
        var name = wanted.name() == null ? "" : wanted.name();
        var role = RoleWords.read(wanted.role());
        var token = tokens.create(name, role, caller.getName(), duration(wanted.validFor()));
        return new MadeToken(name, role.word(), token);
    }

    private static @Nullable Duration duration(@Nullable String text) {
        if (text == null) return null;
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException | DateTimeParseException | ArithmeticException e) {
            throw new AccessProblem(
                    AccessProblem.Kind.INVALID,
                    "'" + text + "' is not a length of time. Give one like 90d, 12h or 30m.");
        }
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation("Makes a token worthless at once.")
    void revoke(@PathVariable String name) {
        tokens.revoke(name);
    }
}
