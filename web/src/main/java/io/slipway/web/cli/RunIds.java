package io.slipway.web.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;

/** Ids for runs, chosen by the command so that a server of its own knows which run to work on before it starts. */
final class RunIds {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LONGEST_NAME = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunIds() {}

    /** @param source the folder, archive or name of what is run */
    static String like(String source) {
        var file = Path.of(source).toAbsolutePath().normalize().getFileName();
        var name = String.valueOf(file).toLowerCase(Locale.ROOT).replaceFirst("(:.*|\\.tgz|\\.zip|\\.tar\\.gz)$", "");
        var plain = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var made = new StringBuilder(plain.substring(0, Math.min(LONGEST_NAME, plain.length()))).append('-');
        for (int i = 0; i < 8; i++) made.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return made.toString();
    }
}
