package plusone.suite.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The files below {@code .plusone/run}: one a part that was started, and one for the ports. */
final class Records {

    private final Path directory;

    Records(Path directory) {
        this.directory = directory;
    }

    Optional<Started> of(Part part) {
        return read(file(part)).flatMap(Started::parse);
    }

    void put(Part part, Started started) {
        write(file(part), started.line());
    }

    void remove(Part part) {
        delete(file(part));
    }

    /** The ports of the system that was brought up, if one was. */
    Optional<Ports> ports() {
        return read(portsFile()).map(String::strip).map(Integer::valueOf).map(Ports::new);
    }

    void put(Ports ports) {
        write(portsFile(), Integer.toString(ports.offset()));
    }

    void removePorts() {
        delete(portsFile());
    }

    private Path file(Part part) {
        return directory.resolve(part.title());
    }

    private Path portsFile() {
        return directory.resolve("port-offset");
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaced as a whole: a reader never sees half a line. */
    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            var draft = Files.createTempFile(file.getParent(), ".", ".draft");
            Files.writeString(draft, text + System.lineSeparator());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
