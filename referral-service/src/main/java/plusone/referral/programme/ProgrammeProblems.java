package plusone.referral.programme;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.UUID;
import plusone.contract.ProblemException;
import plusone.referral.programme.ProgrammeRejection.NoDefault;
import plusone.referral.programme.ProgrammeRejection.NotFound;

/** How refusals about programmes look over HTTP. */
final class ProgrammeProblems {

    private ProgrammeProblems() {}

    static ProblemException of(ProgrammeRejection rejection) {
        return switch (rejection) {
            case NotFound(UUID id) ->
                    ProblemException.of(
                            NOT_FOUND, "programme-not-found", "There is no programme " + id + ".");
            case NoDefault() ->
                    ProblemException.of(
                            NOT_FOUND,
                            "programme-not-found",
                            "No programme is the default one. Name a programmeId.");
        };
    }
}
