package plusone.suite.part;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import plusone.postgres.EmbeddedDatabase;

/**
 * All parts of one system: starts and stops them and knows what has become of them, also of those
 * that an earlier command started. Safe for use by several threads.
 */
public final class Parts {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final Folder folder;
    private final Ports ports;
    private final Records records;
    private final Launches launches;
    private final Readiness readiness;
    private final Jars jars;
    private final Set<Birth> steps = ConcurrentHashMap.newKeySet();
    private boolean closing;

    private Parts(Folder folder, Ports ports, Launches launches) {
        this.folder = folder;
        this.ports = ports;
        this.records = new Records(folder.run());
        this.launches = launches;
        this.readiness = new Readiness(ports);
        this.jars = new Jars(folder);
    }

    /** The system as it was last brought up; at the usual ports where it was not. */
    public static Parts known(Folder folder) {
        return at(folder, new Records(folder.run()).ports().orElse(Ports.DEFAULT));
    }

    /** A system to be brought up at these ports. */
    public static Parts at(Folder folder, Ports ports) {
        return new Parts(folder, ports, new Launches(folder, ports));
    }

    /**
     * More services with the same settings beside a system, at ports of their own.
     *
     * @param around the ports of that system, on which they stand and whose services they call
     * @param database that they work on, on the server of that system
     */
    public static Parts beside(Folder folder, Ports ports, Ports around, String database) {
        return new Parts(folder, ports, new Launches(folder, ports, around, database));
    }

    /** The key of the digests that stand for the words of transactions in loyalty's books. */
    public static String remarkKey() {
        return Launches.REMARK_KEY;
    }

    /** Where its parts listen. */
    public Ports ports() {
        return ports;
    }

    /** What has become of a part. */
    public State state(Part part) {
        return records.of(part).map(started -> state(part, started)).orElse(State.STOPPED);
    }

    private State state(Part part, Started started) {
        var lives = started.birth().process().isPresent();
        var ready = started.ready() || (lives && readiness.of(part));
        return new Started(started.birth(), ready).state(lives);
    }

    /** The number of a part's process while it lives. */
    public OptionalLong pid(Part part) {
        return records.of(part).flatMap(started -> started.birth().process()).stream()
                .mapToLong(ProcessHandle::pid)
                .findFirst();
    }

    /** Whether everything is being stopped: what ends now has not died. */
    public synchronized boolean isClosing() {
        return closing;
    }

    /** Whether any part lives. */
    public boolean anyLives() {
        return Arrays.stream(Part.values()).anyMatch(part -> pid(part).isPresent());
    }

    /** Whether a system was brought up and not taken down again, whatever became of it. */
    public boolean isKnown() {
        return records.ports().isPresent();
    }

    /**
     * Makes ready for a start of all parts: clears away what a crash has left, proves that all
     * ports are free, takes copies of what was built.
     *
     * @param fresh whether to throw the data away
     * @throws Refusal if a port is taken or something was not built
     */
    public void prepare(boolean fresh) {
        EmbeddedDatabase.stopLeftover(folder.data());
        for (var part : Part.values()) {
            records.remove(part);
            PortCheck.proveFree(part, ports);
        }
        if (fresh) EmbeddedDatabase.discard(folder.data());
        jars.refreshSuite();
        Part.services().forEach(jars::refresh);
        LogFile.clear(folder);
        records.put(ports);
    }

    /**
     * Brings the schema of a service up to date.
     *
     * @throws Refusal if that fails, with the last lines of the log
     */
    public void migrate(Part keeper) {
        var process = beginStep(keeper);
        try {
            if (process.waitFor() != 0) throw failed(keeper, "could not migrate its schema");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            steps.remove(Birth.of(process.toHandle()));
        }
    }

    /**
     * Starts a part that does not run and returns when it is ready.
     *
     * @throws Refusal if it dies or is not ready in time, with the last lines of its log
     */
    public void start(Part part) {
        awaitReady(part, begin(part));
    }

    private void awaitReady(Part part, Birth birth) {
        var settled =
                Processes.await(START_LIMIT, () -> birth.process().isEmpty() || readiness.of(part));
        if (birth.process().isEmpty()) throw failed(part, "died while starting");
        if (!settled) throw failed(part, "is not ready after " + START_LIMIT.toMinutes() + " min");
        records.put(part, new Started(birth, true));
    }

    /**
     * Starts one part of a system that is up, from the latest build. One that another command has
     * begun to start is only waited for.
     *
     * @throws Refusal if a port is taken, or as {@link #start}
     */
    public void startAgain(Part part) {
        var begun = records.of(part).map(Started::birth).filter(it -> it.process().isPresent());
        if (begun.isPresent()) {
            awaitReady(part, begun.get());
            return;
        }
        if (part == Part.POSTGRES) EmbeddedDatabase.stopLeftover(folder.data());
        PortCheck.proveFree(part, ports);
        if (part.isService() && jars.refresh(part) && part.schema().isPresent()) migrate(part);
        start(part);
    }

    private synchronized Birth begin(Part part) {
        refuseWhileClosing();
        var process = Processes.begin(launches.of(part), folder.state(), folder.log(part));
        var birth = Birth.of(process.toHandle());
        records.put(part, new Started(birth, false));
        return birth;
    }

    private synchronized Process beginStep(Part keeper) {
        refuseWhileClosing();
        var process =
                Processes.begin(launches.migration(keeper), folder.state(), folder.log(keeper));
        steps.add(Birth.of(process.toHandle()));
        return process;
    }

    private void refuseWhileClosing() {
        if (closing) throw Refusal.withoutWords();
    }

    /** What ends because everything is being stopped has not failed. */
    private synchronized Refusal failed(Part part, String what) {
        if (closing) return Refusal.withoutWords();
        var log = folder.log(part);
        return new Refusal(
                "%s %s; the last lines of %s:%n%s"
                        .formatted(part, what, log, LogFile.lastLines(log)));
    }

    /** Stops a part, or forgets one that has died; its ports are free when this returns. */
    public void stop(Part part) {
        var started = records.of(part);
        started.map(Started::birth).ifPresent(Processes::end);
        if (part == Part.POSTGRES) EmbeddedDatabase.stopLeftover(folder.data());
        if (started.isPresent()) PortCheck.awaitFree(part, ports);
        records.remove(part);
    }

    /** Stops everything, what others call after those who call it; nothing can start any more. */
    public void stopAll() {
        synchronized (this) {
            closing = true;
        }
        steps.forEach(Processes::end);
        stop(Part.GATEWAY);
        List.of(Part.REFERRAL, Part.LOYALTY, Part.NOTIFICATION).parallelStream()
                .forEach(this::stop);
        stop(Part.IDENTITY);
        stop(Part.POSTGRES);
        records.removePorts();
    }

    /** Throws away the data and the copies of what was built, when everything is stopped. */
    public void discard() {
        EmbeddedDatabase.discard(folder.data());
        jars.discard();
    }
}
