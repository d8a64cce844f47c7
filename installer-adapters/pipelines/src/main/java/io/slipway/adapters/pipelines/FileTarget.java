package io.slipway.adapters.pipelines;

import io.slipway.engine.pipeline.PipelineTarget;
import io.slipway.engine.pipeline.TargetProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A file of this machine, replaced in one step, and the command that makes its reader read it again. */
final class FileTarget implements PipelineTarget {

    /** In which a file of its own is written, so that all others in it are left alone. */
    private static final String IN_FOLDER = "slipway";

    /** For its owner and group: passwords may stand in it. */
    private static final Set<PosixFilePermission> USUAL = PosixFilePermissions.fromString("rw-r-----");

    private final Path given;
    private final Path file;
    private final String reload;
    private final Duration limit;

    /**
     * @param given a file, or a folder, in which a file is written then
     * @param ending of that file
     */
    FileTarget(Path given, String ending, String reload, Duration limit) {
        this.given = given;
        this.file = Files.isDirectory(given) ? given.resolve(IN_FOLDER + "." + ending) : given;
        this.reload = reload;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "file:" + given;
    }

    @Override
    public String host() {
        return "this-machine";
    }

    @Override
    public String fileName() {
        return file.getFileName().toString();
    }

    @Override
    public Optional<String> read() throws TargetProblem {
        try {
            if (!Files.exists(file)) return Optional.empty();
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException noText) {
            throw new TargetProblem(file + " is no text in UTF-8, so it is left alone.", false);
        } catch (IOException refused) {
            throw problem("read", refused);
        }
    }

    @Override
    public void write(Content content, Consumer<String> waits) throws TargetProblem, InterruptedException {
        try {
            replace(content.text());
        } catch (IOException refused) {
            throw problem("written", refused);
        }
        waits.accept("reload of " + name());
        reload(content);
    }

    private void reload(Content content) throws TargetProblem, InterruptedException {
        Command.Ended ended;
        try {
            ended = Command.shell(reload, limit).run(Map.of("SLIPWAY_FILE", file.toString()));
        } catch (TargetProblem notEnded) {
            throw new TargetProblem("The reload of " + name() + ": " + notEnded.sentence(), notEnded.isRetryable());
        }
        // Without the file there is nothing to read again; it was so before Slipway came.
        if (ended.isGood() || content.text().isEmpty()) return;
        throw new TargetProblem(
                "The reload of " + name() + " ended with status " + ended.status() + ": "
                        + Covered.by(content.text()).mask(ended.said()),
                false);
    }

    private void replace(Optional<String> text) throws IOException {
        var target = Files.exists(file) ? file.toRealPath() : file;
        if (text.isEmpty()) {
            Files.deleteIfExists(target);
            return;
        }
        // A fixed name: what a killed try has left is written over by the next one. Its ending keeps readers of folders
        // away.
        var fresh = target.resolveSibling("." + target.getFileName() + ".slipway-new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.get().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        if (Files.exists(target)) likeBefore(target, fresh);
        else Files.setPosixFilePermissions(fresh, USUAL);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Who may read it stays as it was; to give it to another user takes more rights than Slipway may have. */
    private static void likeBefore(Path before, Path fresh) throws IOException {
        var view =
                Files.getFileAttributeView(before, PosixFileAttributeView.class).readAttributes();
        var own = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (!own.readAttributes().owner().equals(view.owner())) own.setOwner(view.owner());
        if (!own.readAttributes().group().equals(view.group())) own.setGroup(view.group());
        own.setPermissions(view.permissions());
    }

    private TargetProblem problem(String what, IOException refused) {
        return new TargetProblem(
                file + " cannot be " + what + " (" + refused.getClass().getSimpleName()
                        + "). See that its folder is there and belongs to the user of Slipway.",
                true);
    }
}
