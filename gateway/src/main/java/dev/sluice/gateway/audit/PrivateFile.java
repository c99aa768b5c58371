package dev.sluice.gateway.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read. */
final class PrivateFile {
    private PrivateFile() {}

    /** With rights 0600, synced; a file that is there stays as it is. */
    static void makeIfAbsent(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            write(channel, content);
        } catch (FileAlreadyExistsException there) {
            // Made by an earlier run: that is the one.
        }
    }

    /**
     * On a disk that writes in place its bytes are gone then. A copying file system or a flash disk may keep an old
     * block for a while, out of reach of files.
     */
    static void overwriteAndDelete(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write(channel, new byte[Math.toIntExact(channel.size())]);
        }
        Files.delete(file);
    }

    private static void write(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }
}
