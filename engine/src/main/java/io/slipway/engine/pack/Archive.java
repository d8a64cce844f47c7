package io.slipway.engine.pack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One archive on disk, told apart by its first bytes, not by its name. Archives within it are files like others. */
final class Archive {

    /** Headers, padding, long names: what a tar needs for each entry beside its content. */
    private static final long BESIDE_CONTENT = 4_096;

    private final Path file;
    private final ArchiveLimits limits;
    private final PackFaults faults;

    Archive(Path file, ArchiveLimits limits, PackFaults faults) {
        this.file = file;
        this.limits = limits;
        this.faults = faults;
    }

    /** Throws a refusal, or an exception of I/O where the bytes are no whole archive. */
    void unpackInto(Path folder) throws IOException {
        long size = Files.size(file);
        if (size > limits.archiveBytes()) throw new Refusal(faults.tooBig("The archive is", limits.archiveBytes()));
        var unpacking = new Unpacking(folder, limits, size, faults);
        switch (firstBytes()) {
            case 0x1f8b -> unpackTar(unpacking, size);
            case 0x504b -> unpackZip(unpacking);
            default -> throw new Refusal(faults.noArchive());
        }
    }

    private int firstBytes() throws IOException {
        try (var in = Files.newInputStream(file)) {
            var first = in.readNBytes(2);
            return first.length < 2 ? 0 : (first[0] & 0xff) << 8 | (first[1] & 0xff);
        }
    }

    private void unpackTar(Unpacking unpacking, long size) throws IOException {
        long most = limits.allowedFrom(size) + limits.files() * BESIDE_CONTENT;
        var tooBig = new Refusal(faults.tooBig("Unpacked, the package is", limits.allowedFrom(size)));
        try (var gzip = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 64 * 1024);
                var in = new BufferedInputStream(new Bounded(gzip, most, tooBig), 64 * 1024)) {
            var tar = new TarReader(in);
            for (var entry = tar.next(); entry != null; entry = tar.next()) {
                if (entry.isLink()) throw new Refusal(faults.link(entry.name()));
                if (entry.isFolder()) unpacking.folder(entry.name());
                else if (entry.isFile()) unpacking.file(entry.name(), tar.content());
                else throw new Refusal(faults.special(entry.name()));
            }
            // The checksum of the whole stands at the very end.
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void unpackZip(Unpacking unpacking) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > limits.files()) throw new Refusal(faults.tooManyFiles(limits.files()));
            var modes = ZipModes.of(file);
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (modes.isLink(entry.getName())) throw new Refusal(faults.link(entry.getName()));
                if (modes.isSpecial(entry.getName())) throw new Refusal(faults.special(entry.getName()));
                if (entry.isDirectory()) unpacking.folder(entry.getName());
                else unpackEntry(zip, entry, unpacking);
            }
        }
    }

    private static void unpackEntry(ZipFile zip, ZipEntry entry, Unpacking unpacking) throws IOException {
        var checksum = new CRC32();
        try (InputStream content = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
            unpacking.file(entry.getName(), content);
        }
        if (checksum.getValue() != entry.getCrc()) throw new IOException("a checksum in it is wrong");
    }
}
