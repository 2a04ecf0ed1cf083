package plusone.referral.registration;

import org.springframework.stereotype.Service;
import plusone.referral.advocate.Advocate;
import plusone.referral.advocate.Advocates;
import plusone.referral.advocate.Code;
import plusone.referral.loyalty.LoyaltyDownException;
import plusone.referral.loyalty.Members;
import plusone.referral.programme.Programme;
import plusone.referral.programme.Programmes;
import reactor.core.publisher.Mono;

/** Finds out what a registration is decided on: nothing of it changes by the registration. */
@Service
class Backgrounds {

    private final Programmes programmes;
    private final Advocates advocates;
    private final Members members;

    Backgrounds(Programmes programmes, Advocates advocates, Members members) {
        this.programmes = programmes;
        this.advocates = advocates;
        this.members = members;
    }

    /** Fails with the problems {@code programme-not-found} and {@code code-not-found}. */
    Mono<Background> of(RegistrationRequest request) {
        var code = request.readCode();
        return programmes
                .meant(request.programmeId())
                .flatMap(
                        programme ->
                                advocate(programme, code)
                                        .zipWith(
                                                judgement(request),
                                                (advocate, judgement) ->
                                                        new Background(
                                                                programme, advocate, judgement)));
    }

    private Mono<Advocate> advocate(Programme programme, Code code) {
        return advocates
                .byCode(code)
                .filter(it -> it.programmeId().equals(programme.id()))
                .switchIfEmpty(
                        Mono.error(
                                () ->
                                        RegistrationProblems.of(
                                                new RegistrationRejection.CodeNotFound())));
    }

    private Mono<Judgement> judgement(RegistrationRequest request) {
        return members.byExternalId(request.friend().externalId())
                .map(_ -> Judgement.EXISTING_CUSTOMER)
                .defaultIfEmpty(Judgement.NEW_CUSTOMER)
                .onErrorReturn(LoyaltyDownException.class, Judgement.UNKNOWN);
    }
}
