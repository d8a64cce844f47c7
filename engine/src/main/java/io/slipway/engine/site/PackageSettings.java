package io.slipway.engine.site;

/**
 * What is set about packages as such.
 *
 * @param uploadLimit how many bytes the archive of a package may have
 */
public record PackageSettings(long uploadLimit) {

    static final String DEFAULT_UPLOAD_LIMIT = "128MB";
}
