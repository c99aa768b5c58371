package dev.sluice.config;

import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.custom.DictionaryDetector;
import dev.sluice.router.sensitivity.custom.Match;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One dictionary: its terms stand in the policy ({@code values:}) or in a file, one a line ({@code file:}). */
final class DictionaryReader {
    /** A million terms of 128 characters. */
    private static final long LARGEST = 256L << 20;

    private DictionaryReader() {}

    /** @param files takes the bytes of the file, if it names one */
    static Optional<DictionaryDetector> read(String id, Value value, Consumer<byte[]> files) {
        Section section = value.section();
        Match match = section.get("match").or(Match.CASE_INSENSITIVE_WORD, Shape.word(Match.class));
        Sensitivity level = section.get("level").or(Sensitivity.CONFIDENTIAL, Shape.word(Sensitivity.class));
        Value values = section.get("values");
        Value file = section.get("file");
        section.finish();
        if (values.present() == file.present()) {
            value.problem((file.present() ? "values and file" : "neither values nor file") + " (expected one of them)");
            return Optional.empty();
        }
        Optional<List<String>> terms = file.present() ? lines(file, files) : values(values);
        if (terms.isEmpty() || !CustomDetectorReader.isId(id, value)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DictionaryDetector(id, level, match, terms.get()));
        } catch (IllegalArgumentException wrong) {
            (file.present() ? file : values).problem(String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<List<String>> values(Value values) {
        List<Value> elements = values.list(1, "a list of terms");
        List<String> terms = new ArrayList<>();
        for (Value element : elements) {
            element.required(Shape.text("a term")).ifPresent(terms::add);
        }
        return terms.isEmpty() || terms.size() < elements.size() ? Optional.empty() : Optional.of(terms);
    }

    private static Optional<List<String>> lines(Value file, Consumer<byte[]> files) {
        Optional<String> name = file.required(Shape.text("a file with one term a line"));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = file.source().directory().resolve(name.get());
            long size = Files.size(path);
            if (size > LARGEST) {
                file.problem(size + " bytes (expected at most " + LARGEST + ")");
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(path);
            files.accept(bytes);
            // A decoder that reports, unlike String's: a term that was read wrong would never be found.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.lines()
                    .map(line -> line.startsWith("\uFEFF") ? line.substring(1) : line)
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList());
        } catch (CharacterCodingException notUtf8) {
            file.problem("not UTF-8 (expected the file saved as UTF-8)");
        } catch (IOException | InvalidPathException unreadable) {
            file.problem("the file " + Value.quoted(name.get()) + " cannot be read ("
                    + Unreadable.why(unreadable) + "; expected one term a line, relative to "
                    + file.source().directory() + ")");
        }
        return Optional.empty();
    }
}
