package plusone.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class ConflictsTests {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08006", "57P01"})
    void aBrokenConnectionLeavesItUnknownWhatBecameOfTheCommit(String sqlState) {
        var failure = told(sqlState);

        assertThat(Conflicts.isCutOff(failure)).isTrue();
        assertThat(Conflicts.isOfTheMoment(failure)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "57014", "53100", "53300", "25006", "58030"})
    void aServerThatCannotAtTheMomentHasRolledBack(String sqlState) {
        var failure = told(sqlState);

        assertThat(Conflicts.isCutOff(failure)).isFalse();
        assertThat(Conflicts.isOfTheMoment(failure)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"54000", "P0001", "XX000"})
    void whatTheServerRefusesOtherwiseIsAnErrands(String sqlState) {
        var failure = told(sqlState);

        assertThat(Conflicts.isCutOff(failure)).isFalse();
        assertThat(Conflicts.isOfTheMoment(failure)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "22003"})
    void aBrokenRuleIsAnErrands(String sqlState) {
        var failure = spring(new R2dbcDataIntegrityViolationException("not like that", sqlState));

        assertThat(Conflicts.isOfTheMoment(failure)).isFalse();
    }

    @Test
    void whatCouldNotBeginIsNotUnknown() {
        var failure = new CannotCreateTransactionException("no connection", told(null));

        assertThat(Conflicts.isCutOff(failure)).isFalse();
        assertThat(Conflicts.isOfTheMoment(failure)).isTrue();
    }

    /** The driver's exception for all that it has no other for, as Spring hands it on. */
    private static Throwable told(@Nullable String sqlState) {
        return spring(new R2dbcNonTransientResourceException("refused", sqlState));
    }

    private static Throwable spring(R2dbcException cause) {
        return new DataAccessResourceFailureException("a statement failed", cause);
    }
}
