package io.slipway.engine.run;

import io.slipway.engine.secrets.SecretKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tokens by which scripts of a run ask Slipway (TR-25). Nothing of them is stored: a token says which round of which run
 * it belongs to, signed with the installation's key, so every node knows it and it ends with the round. Good for reading
 * only.
 */
public final class RunTokens {

    private static final String PURPOSE = "run token";
    private static final Pattern FORM = Pattern.compile("slr_([a-z0-9-]{1,64})\\.(\\d{1,9})\\.([A-Za-z0-9_-]{43})");

    private final SecretKey key;
    private final RunBook runs;

    public RunTokens(SecretKey key, RunBook runs) {
        this.key = key;
        this.runs = runs;
    }

    /** Whether it looks like one, true or not. */
    public static boolean isOne(String token) {
        return token.startsWith("slr_");
    }

    public String of(String run, int round) {
        return "slr_" + run + "." + round + "." + signature(run, round);
    }

    /** The run that it belongs to; empty where it is none of ours, or its round is over. */
    public Optional<String> runOf(String token) {
        var parts = FORM.matcher(token);
        if (!parts.matches()) return Optional.empty();
        var run = parts.group(1);
        var round = Integer.parseInt(parts.group(2));
        var signed = signature(run, round).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(signed, parts.group(3).getBytes(StandardCharsets.US_ASCII))) return Optional.empty();
        return runs.find(run)
                .filter(found -> found.round() == round && !found.state().isOver())
                .map(Run::id);
    }

    private String signature(String run, int round) {
        return key.signature(PURPOSE, run + "\n" + round);
    }
}
