package dev.sluice.gateway.calibrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * A file of an operator's that gets new content, whole or not at all, and stays what it is otherwise: whose it is, who
 * may read it, and that its name may be a link to it. Where that cannot be kept it stays as it was.
 */
public final class EditedFile {
    private EditedFile() {}

    /** @param file there already; if it is a link, what it leads to is replaced */
    public static void write(Path file, String content) throws IOException {
        Path real = file.toRealPath();
        Path fresh = real.resolveSibling("." + real.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        try {
            // Before there is anything in it to read.
            likewise(real, fresh);
            Files.writeString(fresh, content);
            Files.move(fresh, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void likewise(Path old, Path fresh) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes before = Files.readAttributes(old, PosixFileAttributes.class);
        if (!view.readAttributes().owner().equals(before.owner())) {
            view.setOwner(before.owner());
        }
        if (!view.readAttributes().group().equals(before.group())) {
            view.setGroup(before.group());
        }
        view.setPermissions(before.permissions());
    }
}
