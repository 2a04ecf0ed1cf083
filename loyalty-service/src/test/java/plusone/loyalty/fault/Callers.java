package plusone.loyalty.fault;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Callers who earn points without pause, one request after the other, each on a connection that
 * they keep until they are told to end or the service closes it.
 */
final class Callers implements AutoCloseable {

    /** What a caller was told of a request; nothing where the connection was closed instead. */
    record Told(Earn earn, Optional<Line.Answer> answer) {

        boolean isApplied() {
            return answer.filter(it -> it.status() == 201).isPresent();
        }

        /** It says when to come again; whether it takes effect may be open. */
        boolean isRefusedForNow() {
            return answer.filter(it -> it.status() == 503 && it.has("Retry-After")).isPresent();
        }

        @Override
        public String toString() {
            return earn.key() + answer.map(it -> ": " + it.head() + it.body()).orElse(": none");
        }
    }

    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private final String token;
    private final String prefix;
    private final List<UUID> members;
    private final CompletableFuture<?> all;
    private volatile boolean ending;

    private Callers(int number, int port, String token, String prefix, List<UUID> members) {
        this.port = port;
        this.token = token;
        this.prefix = prefix;
        this.members = members;
        this.all =
                CompletableFuture.allOf(
                        IntStream.range(0, number)
                                .mapToObj(_ -> CompletableFuture.runAsync(this::call, threads))
                                .toArray(CompletableFuture<?>[]::new));
    }

    /** They begin at once; their keys begin with this prefix. */
    static Callers start(int number, int port, String token, String prefix, List<UUID> members) {
        return new Callers(number, port, token, prefix, members);
    }

    /** How many answers there are so far; fails where one was cut. */
    int answered() {
        if (all.isCompletedExceptionally()) all.join();
        return told.size();
    }

    /** What they were told, after the last of them has ended; fails where an answer was cut. */
    List<Told> end() {
        ending = true;
        all.join();
        return List.copyOf(told);
    }

    /** The ids that were given out, by key. */
    static Map<String, String> acknowledged(List<Told> told) {
        return told.stream()
                .filter(Told::isApplied)
                .collect(toMap(it -> it.earn().key(), it -> it.answer().orElseThrow().id()));
    }

    private void call() {
        try (var line = new Line(port)) {
            var open = true;
            while (open && !ending) {
                var number = sent.incrementAndGet();
                var earn = Earn.of(members.get(number % members.size()), prefix + "-" + number);
                var answer = answer(line, earn);
                told.add(new Told(earn, answer));
                open = answer.isPresent();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Line.Answer> answer(Line line, Earn earn) throws IOException {
        try {
            line.send(earn.bytes(token));
        } catch (IOException _) {
            return Optional.empty(); // closed already
        }
        return line.read();
    }

    @Override
    public void close() {
        ending = true;
        threads.close();
    }
}
