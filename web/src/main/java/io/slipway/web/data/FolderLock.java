package io.slipway.web.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/** A data folder that this process holds. */
public final class FolderLock implements AutoCloseable {

    private final DataFolder folder;
    private final FileChannel channel;

    FolderLock(DataFolder folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    public DataFolder folder() {
        return folder;
    }

    /** Leaves the server's address and a token in the folder, readable by its owner only. */
    public void announce(Announcement announcement) {
        announcement.write(folder);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.announcementFile());
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
