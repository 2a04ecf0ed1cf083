package plusone.suite;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import plusone.suite.part.Folder;
import plusone.suite.part.Part;
import plusone.suite.part.Parts;
import plusone.suite.part.Refusal;
import plusone.suite.sample.SampleData;

/**
 * Brings everything up, what is called before those who call it. If something fails, or the command
 * is broken off, what had been started is stopped again.
 */
final class Ascent {

    /** More would only be in each other's way on two cores. */
    private static final int AT_ONCE = 2;

    private final Parts parts;
    private final Folder folder;
    private final Progress progress = new Progress(System.out);
    private final Thread stop;

    Ascent(Parts parts, Folder folder) {
        this.parts = parts;
        this.folder = folder;
        this.stop = new Thread(this::stopAll, "stop");
    }

    void climb(boolean fresh) {
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            startAll(fresh);
        } catch (RuntimeException e) {
            parts.stopAll();
            throw e;
        }
        progress.say("Plus One is up.");
        System.out.println(new Welcome(parts, folder).text());
    }

    /** From here on, the end of this command does not end what it has started. */
    void leaveRunning() {
        Runtime.getRuntime().removeShutdownHook(stop);
    }

    private void startAll(boolean fresh) {
        parts.prepare(fresh);
        start(Part.POSTGRES);
        together(
                Stream.concat(
                        Stream.of(() -> start(Part.IDENTITY)),
                        Part.keepers().stream().map(keeper -> () -> migrate(keeper))));
        together(
                Stream.of(Part.NOTIFICATION, Part.LOYALTY, Part.REFERRAL, Part.GATEWAY)
                        .map(service -> () -> start(service)));
        new SampleData(parts.ports()).putIn();
        progress.say("sample data is in");
    }

    private void start(Part part) {
        parts.start(part);
        progress.say(part + " is ready");
    }

    private void migrate(Part keeper) {
        parts.migrate(keeper);
        progress.say(keeper + " has its tables");
    }

    /** Runs all of them, in order, two at a time; ends with the first failure. */
    private static void together(Stream<Runnable> tasks) {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var done = new ExecutorCompletionService<Boolean>(pool);
            List<Runnable> all = tasks.toList();
            all.forEach(task -> done.submit(task, true));
            try {
                for (int i = 0; i < all.size(); i++) done.take().get();
            } catch (ExecutionException e) {
                pool.shutdownNow();
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(e);
            } catch (InterruptedException _) {
                pool.shutdownNow();
                throw new Refusal("interrupted");
            }
        }
    }

    private void stopAll() {
        if (!parts.isKnown()) return;
        System.out.println("Stopping everything ...");
        parts.stopAll();
        System.out.println("Everything is stopped.");
    }
}
