package io.slipway.engine.pack;

/**
 * How large a package may be, so that a hostile one costs us little.
 *
 * @param archiveBytes of the archive itself
 * @param bytes of all files together
 * @param files and folders
 * @param ratio how many times larger than its archive a package may be, beyond the first {@link #ALWAYS_ALLOWED} bytes
 * @param depth of folders within folders
 */
public record ArchiveLimits(long archiveBytes, long bytes, int files, int ratio, int depth) {

    /** Small packages of much alike text are compressed a hundredfold and more, and harm nobody. */
    static final long ALWAYS_ALLOWED = 32L * 1024 * 1024;

    public static final ArchiveLimits USUAL =
            new ArchiveLimits(128L * 1024 * 1024, 512L * 1024 * 1024, 20_000, 100, 20);

    long allowedFrom(long archive) {
        return Math.min(bytes, Math.max(ALWAYS_ALLOWED, archive * ratio));
    }
}
