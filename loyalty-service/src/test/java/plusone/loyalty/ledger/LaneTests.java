package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import plusone.contract.ProblemException;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class LaneTests {

    private static final LaneSettings SETTINGS = new LaneSettings(1, 8, 16, Duration.ofSeconds(1));

    private final AtomicLong nanoseconds = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<Flush> flushes = new ArrayList<>();
    private final List<String> happened = new ArrayList<>();
    private boolean beginsNot;
    private final Lane lane =
            new Lane(this::flush, SETTINGS, nanoseconds::get, Schedulers.immediate());

    @Test
    void beginsAtOnceWhenNoCommitIsOnItsWay() {
        var first = ask(Urgency.NOW);

        assertThat(flushes).hasSize(1);
        assertThat(taken(0)).containsExactly(first);
    }

    @Test
    void gathersWhatArrivesWhileACommitIsOnItsWayOldestFirst() {
        ask(Urgency.NOW);
        var waiting = ask(Urgency.NOW, 5);
        assertThat(flushes).hasSize(1);
        assertThat(lane.waiting()).isEqualTo(5);

        end(0);

        assertThat(flushes).hasSize(2);
        assertThat(taken(1)).containsExactlyElementsOf(waiting);
        assertThat(lane.waiting()).isZero();
    }

    @Test
    void takesNoMoreThanOneFlushHolds() {
        ask(Urgency.NOW);
        var waiting = ask(Urgency.NOW, 10);

        end(0);
        end(1);

        assertThat(taken(1)).containsExactlyElementsOf(waiting.subList(0, 8));
        assertThat(taken(2)).containsExactlyElementsOf(waiting.subList(8, 10));
    }

    @Test
    void givesBatchesAndJobsAQuarterOfAFlushWhilePeopleWait() {
        ask(Urgency.NOW);
        var background = ask(Urgency.LATER, 4);
        var people = ask(Urgency.NOW, 7);

        end(0);
        end(1);

        assertThat(taken(1)).hasSize(8).containsAll(background.subList(0, 2));
        assertThat(taken(1)).containsAll(people.subList(0, 6));
        assertThat(taken(2)).containsAll(background.subList(2, 4)).contains(people.get(6));
    }

    @Test
    void givesBatchesAndJobsTheWholeFlushWhenNobodyElseWaits() {
        ask(Urgency.NOW);
        var background = ask(Urgency.LATER, 4);

        end(0);

        assertThat(taken(1)).containsExactlyElementsOf(background);
    }

    @Test
    void refusesAtOnceWhatFindsNoRoom() {
        ask(Urgency.NOW);
        ask(Urgency.NOW, 16);
        assertThat(happened).containsExactly("flush of 1");

        var refused = ask(Urgency.NOW);

        assertThat(happened).contains(refused + " 503 after 1");
    }

    @Test
    void keepsRoomForPeopleHoweverMuchBatchesAsk() {
        ask(Urgency.NOW);
        var batch = ask(Urgency.LATER, 5);
        var person = ask(Urgency.NOW);

        assertThat(happened).contains(batch.getLast() + " 503 after 1");
        end(0);
        assertThat(taken(1)).contains(person);
    }

    @Test
    void refusesWhoHasWaitedTooLongAndDoesNotBegin() {
        ask(Urgency.NOW);
        var old = ask(Urgency.NOW);
        pass(Duration.ofMillis(600));
        var young = ask(Urgency.NOW);
        pass(Duration.ofMillis(600));

        lane.refuseOverdue();
        end(0);

        assertThat(happened).contains(old + " 503 after 1");
        assertThat(taken(1)).containsExactly(young);
    }

    @Test
    void forgetsWhatACallerTookAlongBeforeItWasBegun() {
        ask(Urgency.NOW);
        submit(UUID.randomUUID(), Urgency.NOW).dispose();
        var stays = ask(Urgency.NOW);

        end(0);

        assertThat(taken(1)).containsExactly(stays);
    }

    @Test
    void makesRoomOfThoseWhoHaveLeft() {
        ask(Urgency.NOW);
        var gone = submit(UUID.randomUUID(), Urgency.NOW);
        ask(Urgency.NOW, 15);
        gone.dispose();

        ask(Urgency.NOW);

        assertThat(happened).containsExactly("flush of 1");
    }

    @Test
    void goesOnAfterAFlushThatDidNotEvenBegin() {
        var first = ask(Urgency.NOW);
        var second = ask(Urgency.NOW);
        beginsNot = true;

        end(0);
        beginsNot = false;
        var third = ask(Urgency.NOW);
        end(1);

        assertThat(happened).contains(first + " done", second + " no flush", third + " done");
    }

    @Test
    void endsWhatItHasBegunForACallerWhoLeft() {
        var left = submit(UUID.randomUUID(), Urgency.NOW);
        var next = ask(Urgency.NOW);
        left.dispose();

        end(0);
        end(1);

        assertThat(flushes.getFirst().tickets()).hasSize(1);
        assertThat(happened).contains(next + " done");
    }

    @Test
    void beginsTheNextFlushBeforeItAnswersTheCallersOfTheLast() {
        var first = ask(Urgency.NOW);
        ask(Urgency.NOW);
        happened.clear();

        end(0);

        assertThat(happened).containsExactly("flush of 1", first + " done");
    }

    @Test
    void tellsAFailureToThoseOfOneFlushAndGoesOn() {
        var first = ask(Urgency.NOW);
        var second = ask(Urgency.NOW);

        flushes.getFirst().end().tryEmitError(new IllegalStateException("torn"));
        end(1);

        assertThat(happened).contains(first + " torn", second + " done");
    }

    @Test
    void setsAsideWhoseRowSomebodyElseHoldsAndGoesOnWithTheOthers() {
        var held = UUID.randomUUID();
        submit(held, Urgency.NOW);
        var others = ask(Urgency.NOW, 3);

        endHolding(0, held);
        assertThat(taken(1)).containsExactlyElementsOf(others);
        assertThat(lane.heldBack()).isEqualTo(1);
        end(1);
        var more = ask(Urgency.NOW);
        end(2);

        assertThat(taken(2)).containsExactly(more);
        assertThat(happened).contains(more + " done").doesNotContain(held + " done");
    }

    @Test
    void looksAgainAtWhatItSetAsideAndKeepsAMembersOrder() {
        var start = nanoseconds.get();
        var held = UUID.randomUUID();
        for (var time = 0; time < 2; time++) {
            submit(held, Urgency.NOW);
            pass(Duration.ofMillis(1));
        }
        var other = ask(Urgency.NOW);
        endHolding(0, held);
        assertThat(taken(1)).containsExactly(other);
        submit(held, Urgency.NOW);
        end(1);
        assertThat(flushes).hasSize(2);

        lane.lookAgain();
        assertThat(taken(2)).containsExactly(held);
        endHolding(2, held);
        lane.lookAgain();
        end(3);
        lane.lookAgain();
        end(4);
        lane.lookAgain();
        end(5);

        assertThat(happened.stream().filter((held + " done")::equals)).hasSize(3);
        assertThat(tickets(held))
                .isSortedAccordingTo(Comparator.comparingLong(ticket -> ticket.since() - start));
        assertThat(lane.heldBack()).isZero();
    }

    @Test
    void looksAtEachMemberThoughOneIsHeldForLong() {
        var long1 = UUID.randomUUID();
        var long2 = UUID.randomUUID();
        var brief = UUID.randomUUID();
        for (var member : List.of(long1, long2, brief)) submit(member, Urgency.NOW);
        endHolding(0, long1);
        endHolding(1, long2, brief);

        for (var look = 2; !happened.contains(brief + " done"); look++) {
            lane.lookAgain();
            endHolding(look, long1, long2);
            assertThat(look).isLessThan(6);
        }

        assertThat(lane.heldBack()).isEqualTo(2);
    }

    @Test
    void refusesWhoseRowWasHeldForTooLong() {
        var held = UUID.randomUUID();
        submit(held, Urgency.NOW);
        endHolding(0, held);
        pass(Duration.ofMillis(1100));

        lane.refuseOverdue();
        lane.lookAgain();

        assertThat(happened).containsExactly("flush of 1", held + " 503 after 1");
    }

    @Test
    void saysThatItIsUnknownWhatBecameOfWhoMayHaveBeenServedBeforeTheRowWasHeld() {
        var held = UUID.randomUUID();
        var said = new ArrayList<Throwable>();
        lane.submit(new Errand.Settle(held), Urgency.NOW).subscribe(_ -> {}, said::add);
        flushes.getFirst().end().tryEmitValue(List.of(new Fate.Held(true)));
        pass(Duration.ofMillis(1100));

        lane.refuseOverdue();

        assertThat(said.getFirst()).hasMessageContaining("unknown whether this took effect");
    }

    @Test
    void forgetsWhoLeftWhileTheirRowWasHeld() {
        var held = UUID.randomUUID();
        var caller = submit(held, Urgency.NOW);
        caller.dispose();
        endHolding(0, held);

        lane.lookAgain();

        assertThat(flushes).hasSize(1);
        assertThat(lane.heldBack()).isZero();
    }

    @Test
    void closesWhenWhatItSetAsideIsDoneToo() {
        var held = UUID.randomUUID();
        submit(held, Urgency.NOW);
        lane.close(() -> happened.add("closed"));
        endHolding(0, held);
        assertThat(happened).doesNotContain("closed");

        lane.lookAgain();
        end(1);

        assertThat(happened).endsWith("closed").contains(held + " done");
    }

    @Test
    void closesWhenEverythingThatWasTakenInIsDone() {
        ask(Urgency.NOW);
        var waiting = ask(Urgency.NOW);

        lane.close(() -> happened.add("closed"));
        var late = ask(Urgency.NOW);
        end(0);
        assertThat(happened).contains(late + " 503 after 1").doesNotContain("closed");
        end(1);

        assertThat(happened).endsWith("closed").contains(waiting + " done");
    }

    @Test
    void closesAtOnceWhenNothingIsUnderWayAndOpensAgain() {
        lane.close(() -> happened.add("closed"));
        assertThat(happened).containsExactly("closed");

        lane.open();
        ask(Urgency.NOW);

        assertThat(flushes).hasSize(1);
    }

    private List<UUID> ask(Urgency urgency, int times) {
        return IntStream.range(0, times).mapToObj(_ -> ask(urgency)).toList();
    }

    private UUID ask(Urgency urgency) {
        var member = UUID.randomUUID();
        submit(member, urgency);
        return member;
    }

    private Disposable submit(UUID member, Urgency urgency) {
        return lane.submit(new Errand.Settle(member), urgency)
                .subscribe(
                        _ -> {},
                        failure -> happened.add(member + " " + told(failure)),
                        () -> happened.add(member + " done"));
    }

    private static @Nullable String told(Throwable failure) {
        return failure instanceof ProblemException problem
                ? problem.getStatusCode().value()
                        + " after "
                        + problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)
                : failure.getMessage();
    }

    private void pass(Duration time) {
        nanoseconds.addAndGet(time.toNanos());
    }

    private Mono<List<Fate>> flush(List<Ticket> tickets) {
        if (beginsNot) throw new IllegalStateException("no flush");
        happened.add("flush of " + tickets.size());
        var flush = new Flush(tickets, Sinks.one());
        flushes.add(flush);
        return flush.end().asMono();
    }

    private List<UUID> taken(int flush) {
        return flushes.get(flush).tickets().stream()
                .map(ticket -> ((Errand.Settle) ticket.errand()).memberId())
                .toList();
    }

    private void end(int number) {
        var flush = flushes.get(number);
        flush.end()
                .tryEmitValue(flush.tickets().stream().<Fate>map(_ -> new Fate.Settled()).toList());
    }

    /** Ends a flush in which somebody else held the rows of these. */
    private void endHolding(int number, UUID... held) {
        var flush = flushes.get(number);
        flush.end()
                .tryEmitValue(
                        flush.tickets().stream()
                                .map(ticket -> fate(ticket, List.of(held)))
                                .toList());
    }

    private static Fate fate(Ticket ticket, List<UUID> held) {
        return held.contains(ticket.errand().inOrderOf())
                ? new Fate.Held(false)
                : new Fate.Settled();
    }

    /** Of the last flushes of a member, in the order in which they were taken. */
    private List<Ticket> tickets(UUID member) {
        return flushes.stream()
                .flatMap(flush -> flush.tickets().stream())
                .filter(ticket -> ticket.errand().inOrderOf().equals(member))
                .toList();
    }

    private record Flush(List<Ticket> tickets, Sinks.One<List<Fate>> end) {}
}
