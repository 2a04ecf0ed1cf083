package plusone.suite.part;

import java.nio.file.Path;

/**
 * Where the suite finds what was built and keeps what it needs.
 *
 * @param root the clone: the services' jars lie below it
 * @param state what is kept between runs, {@code .plusone} of the clone
 */
public record Folder(Path root, Path state) {

    /**
     * As the script says it: {@code plusone.root}, and {@code plusone.state} where it is not the
     * usual one.
     */
    public static Folder fromProperties() {
        var root = Path.of(System.getProperty("plusone.root", ".")).toAbsolutePath().normalize();
        var state = System.getProperty("plusone.state");
        return new Folder(
                root,
                state == null
                        ? root.resolve(".plusone")
                        : Path.of(state).toAbsolutePath().normalize());
    }

    /** The database's data. */
    public Path data() {
        return state.resolve("postgres");
    }

    /** The key with which the identity provider signs. */
    public Path signingKey() {
        return state.resolve("identity.jwk");
    }

    /** What a part prints. */
    public Path log(Part part) {
        return logs().resolve(part.title() + ".log");
    }

    Path logs() {
        return state.resolve("log");
    }

    Path run() {
        return state.resolve("run");
    }

    /** Copies of what was built: a rebuild does not pull a jar from under a process. */
    Path app() {
        return state.resolve("app");
    }

    Path built(Part service) {
        return root.resolve(service.title()).resolve("target").resolve(service.title() + ".jar");
    }

    Path jar(Part service) {
        return app().resolve(service.title() + ".jar");
    }
}
