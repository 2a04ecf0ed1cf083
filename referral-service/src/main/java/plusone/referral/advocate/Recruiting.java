package plusone.referral.advocate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import plusone.referral.advocate.Advocates.Added;
import plusone.referral.loyalty.Member;
import plusone.referral.loyalty.Members;
import plusone.referral.programme.Programme;
import plusone.referral.programme.Programmes;
import reactor.core.publisher.Mono;

/** Makes members advocates on somebody's request. */
@Service
class Recruiting {

    private final Programmes programmes;
    private final Advocates advocates;
    private final Members members;

    Recruiting(Programmes programmes, Advocates advocates, Members members) {
        this.programmes = programmes;
        this.advocates = advocates;
        this.members = members;
    }

    /**
     * Finds out who is meant; asks loyalty only where they are no advocate yet. Fails with the
     * problems {@code programme-not-found} and {@code member-not-found}.
     */
    Mono<Candidate> candidate(AdvocateRequest request) {
        request.requireOneMember();
        var wish = request.wish();
        return programmes
                .meant(request.programmeId())
                .flatMap(
                        programme ->
                                known(programme, request)
                                        .switchIfEmpty(Mono.defer(() -> asked(request)))
                                        .map(it -> new Candidate(programme, it, wish)));
    }

    /** In the current transaction. */
    Mono<Added> recruit(Candidate candidate) {
        return advocates.add(candidate.programme(), candidate.member(), candidate.wish());
    }

    private Mono<Member> known(Programme programme, AdvocateRequest request) {
        var advocate =
                request.memberId() != null
                        ? advocates.byMember(programme.id(), request.memberId())
                        : advocates.byExternalId(programme.id(), request.requiredExternalId());
        return advocate.map(it -> new Member(it.memberId(), it.externalId(), it.createdAt()));
    }

    private Mono<Member> asked(AdvocateRequest request) {
        var member =
                request.memberId() != null
                        ? members.byId(request.memberId())
                        : members.byExternalId(request.requiredExternalId());
        return member.switchIfEmpty(
                Mono.error(() -> AdvocateProblems.of(new AdvocateRejection.MemberNotFound())));
    }

    record Candidate(Programme programme, Member member, @Nullable Code wish) {}
}
