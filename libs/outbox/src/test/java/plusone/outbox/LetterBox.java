package plusone.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A receiver of letters on a socket of its own; it answers as the test tells it to. */
final class LetterBox implements AutoCloseable {

    private static final String START = "POST /letters/";

    private final InetSocketAddress place;
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private final List<Letter> received = new ArrayList<>();
    private final Map<String, Queue<Answer>> answersInTurn = new ConcurrentHashMap<>();
    private volatile Answer answer = Answer.TAKEN;
    private ServerSocket door;

    LetterBox() {
        door = opened(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        place = (InetSocketAddress) door.getLocalSocketAddress();
    }

    String url() {
        return "http://127.0.0.1:" + place.getPort();
    }

    /** As if nobody were there: callers are refused before they can say a word. */
    void shut() {
        close();
    }

    /** At the same place as before it was shut. */
    void reopen() {
        door = opened(place);
    }

    /** From now on, unless a letter has answers of its own. */
    void answer(Answer answer) {
        this.answer = answer;
    }

    /** To the next callers with this letter; those after them are answered as all are. */
    void answerInTurn(String name, Answer... answers) {
        answersInTurn.put(name, new ConcurrentLinkedQueue<>(List.of(answers)));
    }

    /** All calls so far, in the order of their arrival. */
    List<Letter> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    void clear() {
        answer = Answer.TAKEN;
        answersInTurn.clear();
        synchronized (received) {
            received.clear();
        }
    }

    private ServerSocket opened(InetSocketAddress place) {
        try {
            var door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(place, 256);
            Thread.ofVirtual().start(() -> welcome(door));
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void welcome(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(Socket caller) {
        callers.add(caller);
        try (caller) {
            var in = new BufferedInputStream(caller.getInputStream());
            while (!caller.isClosed()) {
                var request = line(in);
                if (request.isEmpty()) return;
                take(request, in).answer().give(caller);
            }
        } catch (IOException _) {
            // The caller has gone.
        } finally {
            callers.remove(caller);
        }
    }

    private Letter take(String request, InputStream in) throws IOException {
        var headers = headers(in);
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = new String(in.readNBytes(length), UTF_8);
        var name = request.substring(START.length(), request.lastIndexOf(' '));
        var next = answersInTurn.getOrDefault(name, new ConcurrentLinkedQueue<>()).poll();
        var letter = new Letter(name, headers, body, next == null ? answer : next);
        synchronized (received) {
            received.add(letter);
        }
        return letter;
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.put(name, line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read())
            line.append((char) next);
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var caller : callers) caller.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
