package dev.sluice.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read, in words instead of an exception's name. */
public final class Unreadable {
    private Unreadable() {}

    /** Half a sentence, without the file's name. */
    public static String why(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException none -> "there is no such file";
            case AccessDeniedException denied -> "this user may not read it";
            case NotDirectoryException file -> "a part of its path is no folder";
            case CharacterCodingException garbled -> "it is not UTF-8";
            // Linux says "Is a directory" by a bare IOException.
            default ->
                "Is a directory".equals(unreadable.getMessage())
                        ? "it is a folder"
                        : unreadable.getClass().getSimpleName();
        };
    }

    /** The same of a name that may be no path at all. */
    static String why(Exception unreadable) {
        return switch (unreadable) {
            case IOException io -> why(io);
            case InvalidPathException malformed -> "no file can have this name";
            default -> unreadable.getClass().getSimpleName();
        };
    }
}
