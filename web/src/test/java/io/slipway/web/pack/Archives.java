package io.slipway.web.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives of packages, honest ones and others. */
public final class Archives {

    private Archives() {}

    static String manifest(String name, String version) {
        return "kind: TaskPackage\nname: " + name + "\nversion: " + version
                + "\ntasks:\n  - {id: one, type: noop}\n  - {id: two, type: noop, dependsOn: [one]}\n";
    }

    static byte[] sound(String name, String version) {
        return zip(Map.of("package.yaml", manifest(name, version), "note", name));
    }

    public static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A megabyte of zeros, so many times. */
    static byte[] bomb(int megabytes) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < megabytes; i++) zip.write(new byte[1 << 20]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] manyFiles(int many) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            for (int i = 0; i < many; i++) zip.putNextEntry(new ZipEntry("f" + i));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A tar of one entry; 2 is a link, 0 a file. */
    static byte[] tgz(String name, char type) {
        var block = new byte[512];
        put(block, 0, name);
        put(block, 100, "0000644");
        put(block, 124, "00000000000");
        put(block, 148, "        ");
        block[156] = (byte) type;
        put(block, 157, type == '2' ? "/etc/passwd" : "");
        put(block, 257, "ustar\00000");
        int sum = 0;
        for (byte one : block) sum += one & 0xff;
        put(block, 148, "%06o\0 ".formatted(sum));
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(block);
            gzip.write(new byte[1024]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(byte[] block, int at, String text) {
        var letters = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(letters, 0, block, at, letters.length);
    }
}
