package plusone.suite.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/** Copies of what was built, made again where the build is another. */
final class Jars {

    private final Folder folder;

    Jars(Folder folder) {
        this.folder = folder;
    }

    /**
     * Copies a service's jar if it has changed.
     *
     * @return whether it had
     */
    boolean refresh(Part service) {
        var built = folder.built(service);
        if (!Files.exists(built))
            throw new Refusal(built + " is missing: build it with ./mvnw package -DskipTests");
        return copy(built, folder.jar(service));
    }

    /** Copies what the suite's own processes are made of. */
    void refreshSuite() {
        var target = folder.root().resolve("suite").resolve("target");
        var app = folder.app().resolve("suite");
        if (!Files.exists(target.resolve("suite.jar"))) return;
        copy(target.resolve("suite.jar"), app.resolve("suite.jar"));
        var libraries = list(target.resolve("lib"));
        for (var library : libraries) copy(library, app.resolve("lib").resolve(name(library)));
        for (var old : list(app.resolve("lib")))
            if (!Files.exists(target.resolve("lib").resolve(name(old)))) delete(old);
    }

    /** Throws all copies away. */
    void discard() {
        if (!Files.exists(folder.app())) return;
        try (var files = Files.walk(folder.app())) {
            files.sorted(Comparator.reverseOrder()).forEach(Jars::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean copy(Path from, Path to) {
        try {
            // Not by date: that of a reproducible build is always the same.
            if (Files.exists(to) && Files.mismatch(from, to) == -1) return false;
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) return List.of();
        try (var files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
