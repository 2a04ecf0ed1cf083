package plusone.loyalty.ledger;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import plusone.batches.LineAnswer.Done;
import plusone.idempotency.Answer;

/** Receipts over HTTP, marked where they were given before. */
final class ReceiptAnswers {

    private ReceiptAnswers() {}

    static <O extends Outcome> ResponseEntity<O> created(O outcome) {
        return answer(HttpStatus.CREATED, outcome);
    }

    /** In a batch. */
    static Done line(Receipt receipt) {
        return new Done(HttpStatus.CREATED.value(), receipt.id(), receipt.replayed());
    }

    static <O extends Outcome> ResponseEntity<O> ok(O outcome) {
        return answer(HttpStatus.OK, outcome);
    }

    private static <O extends Outcome> ResponseEntity<O> answer(HttpStatus status, O outcome) {
        var response = ResponseEntity.status(status);
        if (outcome.replayed()) response.header(Answer.REPLAYED_HEADER, "true");
        return response.body(outcome);
    }
}
