package plusone.loyalty.member;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.UUID;
import plusone.contract.InvalidRequest;
import plusone.contract.ProblemException;
import plusone.loyalty.member.MemberRejection.Exists;
import plusone.loyalty.member.MemberRejection.NotEnrolled;
import plusone.loyalty.member.MemberRejection.NotFound;
import plusone.loyalty.member.MemberRejection.NotFoundByExternalId;
import plusone.loyalty.member.MemberRejection.UnfitSubject;

/** How refusals about members look over HTTP. */
final class MemberProblems {

    private MemberProblems() {}

    static ProblemException of(MemberRejection rejection) {
        return switch (rejection) {
            case NotFound(UUID id) ->
                    ProblemException.of(
                            NOT_FOUND, "member-not-found", "There is no member " + id + ".");
            case NotFoundByExternalId _ ->
                    ProblemException.of(
                            NOT_FOUND,
                            "member-not-found",
                            "There is no member with this externalId. Enrol them first.");
            case Exists(UUID id) ->
                    ProblemException.of(
                                    CONFLICT,
                                    "member-exists",
                                    "There is a member with this externalId already: "
                                            + id
                                            + ". Use that one.")
                            .with("memberId", id);
            case UnfitSubject() ->
                    InvalidRequest.of(
                            "/Authorization",
                            "carries a token whose sub is not 1 to 200 visible characters with blanks only between them: whoever issues the tokens must give you another id before you can join");
            case NotEnrolled() ->
                    ProblemException.of(
                            NOT_FOUND,
                            "not-enrolled",
                            "You are not a member yet. Join with POST /v1/me/enrolment, and your points start from there.");
        };
    }
}
