package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Mono;

class FlushingTests {

    private static final Errand POISON = errand();

    private final Queue<Throwable> failures = new ArrayDeque<>();

    /** By identity: of two equal errands one may be held and the other not. */
    private final Set<Errand> held = Collections.newSetFromMap(new IdentityHashMap<>());

    private final AtomicInteger tries = new AtomicInteger();
    private final Flushing flushing =
            new Flushing(errands -> Mono.defer(() -> transaction(errands)));

    @Test
    void aPoisonedErrandFailsAloneWhereverItStands() {
        for (var place = 0; place < 9; place++) {
            var errands = Stream.generate(FlushingTests::errand).limit(9).toArray(Errand[]::new);
            errands[place] = POISON;

            var fates = flush(List.of(errands));

            assertThat(fates).hasSize(9);
            assertThat(fates.get(place)).isInstanceOf(Fate.Failed.class);
            assertThat(fates).filteredOn(Fate.Settled.class::isInstance).hasSize(8);
        }
    }

    @Test
    void whatIsOfTheMomentIsTriedAgain() {
        failures.addAll(List.of(refused("40001"), refused("55P03"), lost()));

        assertThat(flush(List.of(errand()))).containsExactly(new Fate.Settled());
        assertThat(tries).hasValue(4);
    }

    @Test
    void whatStaysIsToldToAllAndNobodyIsTriedAlone() {
        var failure = refused("55P03");
        for (var time = 0; time < 4; time++) failures.add(failure);

        var fates = flush(List.of(errand(), errand()));

        assertThat(fates).containsOnly(new Fate.Failed(failure)).hasSize(2);
        assertThat(tries).hasValue(4);
    }

    @Test
    void aCommitThatNobodyAnsweredIsToldAsUnknownThoughTheNextTriesDidNotEvenBegin() {
        failures.add(lost());
        for (var time = 0; time < 3; time++)
            failures.add(new CannotCreateTransactionException("no connection", lost()));

        var fates = flush(List.of(errand()));

        assertThat(failure(fates)).hasMessageContaining("unknown whether this took effect");
    }

    @Test
    void whatIsHeldAfterACommitThatNobodyAnsweredMayHaveTakenEffect() {
        held.add(POISON);
        failures.add(lost());

        assertThat(flush(List.of(POISON))).containsExactly(new Fate.Held(true));
        assertThat(flush(List.of(POISON))).containsExactly(new Fate.Held(false));
    }

    @Test
    void whatComesAfterAHeldErrandOfTheSameMemberStaysBehindItWhenErrandsAreHalved() {
        var first = errand();
        var second = new Errand.Settle(first.inOrderOf());
        held.add(first);
        var errands = List.of(first, errand(), POISON, second);

        var fates = flush(errands);

        assertThat(fates.get(0)).isInstanceOf(Fate.Held.class);
        assertThat(fates.get(1)).isInstanceOf(Fate.Settled.class);
        assertThat(fates.get(2)).isInstanceOf(Fate.Failed.class);
        assertThat(fates.get(3)).isInstanceOf(Fate.Held.class);
    }

    @Test
    void whatNeverBeganIsNotToldAsUnknown() {
        var failure = new CannotCreateTransactionException("no connection", lost());
        for (var time = 0; time < 4; time++) failures.add(failure);

        assertThat(failure(flush(List.of(errand())))).isSameAs(failure);
    }

    private List<Fate> flush(List<Errand> errands) {
        return flushing.flush(errands).blockOptional().orElseThrow();
    }

    private Mono<List<Fate>> transaction(List<Errand> errands) {
        tries.incrementAndGet();
        var failure = failures.poll();
        if (failure != null) return Mono.error(failure);
        return errands.contains(POISON) && !held.contains(POISON)
                ? Mono.error(new IllegalStateException("poison"))
                : Mono.just(errands.stream().map(this::fate).toList());
    }

    private Fate fate(Errand errand) {
        return held.contains(errand) ? new Fate.Held(false) : new Fate.Settled();
    }

    private static Throwable failure(List<Fate> fates) {
        return ((Fate.Failed) fates.getFirst()).failure();
    }

    private static Throwable lost() {
        return new R2dbcNonTransientResourceException("connection closed");
    }

    private static Throwable refused(String sqlState) {
        return new R2dbcNonTransientResourceException("refused", sqlState);
    }

    private static Errand errand() {
        return new Errand.Settle(UUID.randomUUID());
    }
}
