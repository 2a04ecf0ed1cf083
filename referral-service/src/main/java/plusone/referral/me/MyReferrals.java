package plusone.referral.me;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import plusone.contract.Page;
import plusone.contract.Paging;
import plusone.referral.advocate.Advocate;
import plusone.referral.advocate.Advocates;
import plusone.referral.advocate.SharingSettings;
import plusone.referral.loyalty.LoyaltyDownException;
import plusone.referral.loyalty.LoyaltySettings;
import plusone.referral.loyalty.Members;
import plusone.referral.me.MeRejection.NotEnrolled;
import plusone.referral.programme.Programme;
import plusone.referral.programme.Programmes;
import plusone.referral.referral.Referrals;
import reactor.core.publisher.Mono;

/** A customer's code, made when they first look for it, and the friends it brought. */
@Service
class MyReferrals {

    private final Programmes programmes;
    private final Advocates advocates;
    private final Members members;
    private final Referrals referrals;
    private final SharingSettings sharing;
    private final LoyaltySettings loyalty;
    private final Clock clock;

    MyReferrals(
            Programmes programmes,
            Advocates advocates,
            Members members,
            Referrals referrals,
            SharingSettings sharing,
            LoyaltySettings loyalty,
            Clock clock) {
        this.programmes = programmes;
        this.advocates = advocates;
        this.members = members;
        this.referrals = referrals;
        this.sharing = sharing;
        this.loyalty = loyalty;
        this.clock = clock;
    }

    /** Fails with the problems {@code programme-not-found} and {@code not-enrolled}. */
    Mono<MyReferral> code(String subject, @Nullable UUID programmeId) {
        return programmes
                .meant(programmeId)
                .flatMap(
                        programme ->
                                advocate(programme, subject)
                                        .switchIfEmpty(refused(new NotEnrolled()))
                                        .flatMap(this::shown)
                                        .map(it -> it.with(programme)));
    }

    private static <T> Mono<T> refused(MeRejection rejection) {
        return Mono.error(() -> MeProblems.of(rejection));
    }

    /** Empty of a referral for who is not a member, or where no programme is the default. */
    Mono<HomePart> home(String subject) {
        var asOf = clock.instant();
        return programmes
                .byDefault()
                .flatMap(programme -> advocate(programme, subject))
                .flatMap(this::shown)
                .map(it -> HomePart.with(it, asOf))
                .defaultIfEmpty(HomePart.empty(asOf))
                .timeout(loyalty.homeTimeLimit())
                .onErrorResume(MyReferrals::isSlowOrDown, _ -> degraded(asOf));
    }

    Mono<Page<MyFriend>> friends(String subject, Paging paging) {
        return referrals
                .byAdvocate(subject, paging)
                .map(
                        page ->
                                new Page<>(
                                        page.items().stream().map(MyFriend::of).toList(),
                                        page.nextCursor()));
    }

    /** Asks loyalty only where the customer has no code yet; empty where they are no member. */
    private Mono<Advocate> advocate(Programme programme, String subject) {
        return advocates
                .byExternalId(programme.id(), subject)
                .switchIfEmpty(
                        Mono.defer(() -> members.byExternalId(subject))
                                .flatMap(member -> advocates.welcome(programme, member)));
    }

    private Mono<MyReferral> shown(Advocate advocate) {
        return referrals.tally(advocate.id()).map(tally -> MyReferral.of(advocate, sharing, tally));
    }

    private static boolean isSlowOrDown(Throwable failure) {
        return failure instanceof LoyaltyDownException || failure instanceof TimeoutException;
    }

    private static Mono<HomePart> degraded(Instant asOf) {
        return Mono.just(HomePart.degraded(asOf));
    }
}
