package plusone.suite.stub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.postgresql.Driver;
import plusone.suite.part.Part;

/** A folder that looks like a built clone, with stubs in place of the services. */
public final class StubBuild {

    private StubBuild() {}

    /** Makes it below {@code root}, with the real suite of this build. */
    public static void below(Path root) throws IOException {
        Files.createDirectories(root.resolve("suite"));
        Files.createSymbolicLink(
                root.resolve("suite").resolve("target"), Path.of("target").toAbsolutePath());
        for (var service : Part.services()) {
            var target = Files.createDirectories(root.resolve(service.title()).resolve("target"));
            writeJar(target.resolve(service.title() + ".jar"));
        }
    }

    private static void writeJar(Path file) throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Driver.class.getProtectionDomain().getCodeSource().getLocation().toString());
        var name = StubService.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                var code = StubBuild.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            code.transferTo(jar);
            jar.closeEntry();
        }
    }
}
