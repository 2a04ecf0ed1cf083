package plusone.referral.registration;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import plusone.callers.Caller;
import plusone.referral.advocate.Advocate;
import plusone.referral.friend.Friends;
import plusone.referral.programme.Programme;
import plusone.referral.referral.Attribution;
import plusone.referral.referral.Referral;
import plusone.referral.referral.Referrals;
import reactor.core.publisher.Mono;

/** Registers referrals: the first touch wins. */
@Service
class Registrations {

    private final Referrals referrals;
    private final Friends friends;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Registrations(Referrals referrals, Friends friends, Clock clock, Supplier<UUID> ids) {
        this.referrals = referrals;
        this.friends = friends;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Registers a referral in the current transaction, or fails with the problem that says why not.
     */
    Mono<Referral> register(Caller caller, RegistrationRequest request, Background background) {
        var friend = request.friend().externalId();
        var programme = background.programme();
        if (!programme.isRunning())
            return refused(new RegistrationRejection.ProgrammeNotRunning(programme.status()));
        if (background.advocate().externalId().equals(friend))
            return refused(new RegistrationRejection.SelfReferral());
        return referrals
                .ofFriend(programme.id(), friend)
                .flatMap(earlier -> alreadyReferred(earlier, caller))
                .switchIfEmpty(Mono.defer(() -> added(caller, request, background)));
    }

    private Mono<Referral> added(
            Caller caller, RegistrationRequest request, Background background) {
        if (background.judgement() == Judgement.EXISTING_CUSTOMER)
            return refused(new RegistrationRejection.ExistingCustomer());
        var attribution = attribution(caller, request, background);
        var referral =
                Referral.registered(attribution, background.judgement() == Judgement.NEW_CUSTOMER);
        return referrals
                .add(referral)
                .flatMap(
                        isNew ->
                                isNew ? personalData(referral, request) : beaten(referral, caller));
    }

    private Mono<Referral> personalData(Referral referral, RegistrationRequest request) {
        return friends.keep(referral.id(), request.friend().contact(), request.context())
                .thenReturn(referral);
    }

    /** Somebody else registered the friend at the same moment, and was first. */
    private Mono<Referral> beaten(Referral referral, Caller caller) {
        var attribution = referral.attribution();
        return referrals
                .ofFriend(attribution.programmeId(), attribution.friendExternalId())
                .flatMap(earlier -> alreadyReferred(earlier, caller));
    }

    private Attribution attribution(
            Caller caller, RegistrationRequest request, Background background) {
        Programme programme = background.programme();
        Advocate advocate = background.advocate();
        var now = clock.instant();
        return new Attribution(
                ids.get(),
                programme.id(),
                programme.name(),
                advocate.id(),
                advocate.memberId(),
                caller.partnerId(),
                request.friend().externalId(),
                now,
                now.plus(programme.attributionWindow()));
    }

    private static Mono<Referral> alreadyReferred(Referral earlier, Caller caller) {
        var own = earlier.attribution().isVisibleTo(caller) ? earlier.id() : null;
        return refused(new RegistrationRejection.AlreadyReferred(own));
    }

    private static <T> Mono<T> refused(RegistrationRejection rejection) {
        return Mono.error(() -> RegistrationProblems.of(rejection));
    }
}
