package plusone.suite.part;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command line and the settings of every part. */
final class Launches {

    /** For what should be there quickly and stay small. */
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m");

    /**
     * For what should be fast on a machine that all parts share: two event loops, and a collector
     * that does not spin for a second core. What a request leaves behind fits into the young part,
     * and memory that the compiler no longer needs goes back to the machine. A process that has run
     * out of memory ends: it would seem to be up and answer nobody.
     */
    private static final List<String> SERVICE =
            List.of(
                    "-Xmx192m",
                    "-Xmn128m",
                    "-XX:+UseSerialGC",
                    "-XX:TrimNativeHeapInterval=10000",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Dreactor.netty.ioWorkerCount=2");

    /** With it, and the words of a transaction, anybody makes the digest in the books. */
    static final String REMARK_KEY = "key of the local suite only";

    private final Folder folder;
    private final Ports ports;
    private final Ports around;
    private final String database;

    Launches(Folder folder, Ports ports) {
        this(folder, ports, ports, "plusone");
    }

    /** With everything that a part stands on or calls at other ports, and another database. */
    Launches(Folder folder, Ports ports, Ports around, String database) {
        this.folder = folder;
        this.ports = ports;
        this.around = around;
        this.database = database;
    }

    Launch of(Part part) {
        return switch (part) {
            case POSTGRES -> own("plusone.suite.backing.Backing");
            case IDENTITY -> own("plusone.suite.identity.IdentityApplication");
            case NOTIFICATION, LOYALTY, REFERRAL, GATEWAY ->
                    new Launch(java(SERVICE, "-jar", folder.jar(part).toString()), settings(part));
        };
    }

    /** The step that brings a service's schema up to date, in the name of its owner. */
    Launch migration(Part keeper) {
        var owner = keeper.schema().orElseThrow() + "_owner";
        return new Launch(
                java(SMALL, "-jar", folder.jar(keeper).toString(), "migrate"),
                Map.of(
                        "PLUSONE_MIGRATION_URL", "jdbc:" + database(),
                        "PLUSONE_MIGRATION_OWNER", owner,
                        "PLUSONE_MIGRATION_PASSWORD", owner));
    }

    private Launch own(String main) {
        var app = folder.app().resolve("suite");
        var classPath = app.resolve("suite.jar") + File.pathSeparator + app.resolve("lib") + "/*";
        var command =
                java(
                        SMALL,
                        "-Dplusone.root=" + folder.root(),
                        "-Dplusone.state=" + folder.state(),
                        "-Dplusone.port-offset=" + ports.offset(),
                        "-cp",
                        classPath,
                        main);
        return new Launch(command, Map.of());
    }

    private static List<String> java(List<String> machine, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(machine);
        command.addAll(List.of(arguments));
        return command;
    }

    private Map<String, String> settings(Part service) {
        var settings = new TreeMap<String, String>();
        settings.put("SERVER_ADDRESS", "127.0.0.1");
        settings.put("SERVER_PORT", Integer.toString(ports.of(service)));
        settings.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management(service)));
        settings.putAll(signIn(service));
        settings.putAll(neighbours(service));
        if (service == Part.LOYALTY) settings.put("PLUSONE_LEDGER_REMARKKEY", REMARK_KEY);
        service.schema().ifPresent(schema -> settings.putAll(database(schema)));
        return settings;
    }

    /** Whoever calls a neighbour in its own name has a secret to sign in with. */
    private Map<String, String> signIn(Part service) {
        var identity = "http://127.0.0.1:" + around.of(Part.IDENTITY);
        var settings = new TreeMap<String, String>();
        settings.put("PLUSONE_SIGNIN_ISSUER", "http://localhost:" + around.of(Part.IDENTITY));
        settings.put("PLUSONE_SIGNIN_JWKSURI", identity + "/oauth2/jwks");
        if (service == Part.LOYALTY || service == Part.REFERRAL) {
            settings.put("PLUSONE_SIGNIN_TOKENURI", identity + "/oauth2/token");
            settings.put("PLUSONE_SIGNIN_CLIENTID", service.title());
            settings.put("PLUSONE_SIGNIN_CLIENTSECRET", service.title() + "-secret");
        }
        return settings;
    }

    /** Who is called by whom: the call graph has no circle. */
    private Map<String, String> neighbours(Part service) {
        return switch (service) {
            case GATEWAY ->
                    Map.of(
                            "PLUSONE_LOYALTY_URL", url(Part.LOYALTY),
                            "PLUSONE_REFERRAL_URL", url(Part.REFERRAL),
                            "PLUSONE_NOTIFICATION_URL", url(Part.NOTIFICATION));
            case LOYALTY -> Map.of("PLUSONE_NOTIFICATION_URL", url(Part.NOTIFICATION));
            case REFERRAL ->
                    Map.of(
                            "PLUSONE_LOYALTY_URL", url(Part.LOYALTY),
                            "PLUSONE_NOTIFICATION_URL", url(Part.NOTIFICATION),
                            "PLUSONE_REFERRAL_SHAREURLBASE",
                                    "http://localhost:" + around.of(Part.GATEWAY));
            case NOTIFICATION ->
                    Map.of(
                            "SPRING_MAIL_HOST",
                            "127.0.0.1",
                            "SPRING_MAIL_PORT",
                            Integer.toString(around.smtp()));
            case POSTGRES, IDENTITY -> Map.of();
        };
    }

    private Map<String, String> database(String role) {
        return Map.of(
                "SPRING_R2DBC_URL", "r2dbc:" + database(),
                "SPRING_R2DBC_USERNAME", role,
                "SPRING_R2DBC_PASSWORD", role);
    }

    private String database() {
        return "postgresql://127.0.0.1:%d/%s".formatted(around.of(Part.POSTGRES), database);
    }

    private String url(Part service) {
        return "http://127.0.0.1:" + around.of(service);
    }
}
