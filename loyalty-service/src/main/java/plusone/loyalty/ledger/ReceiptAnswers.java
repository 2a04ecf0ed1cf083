package plusone.loyalty.ledger;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import plusone.idempotency.Answer;

/** Receipts over HTTP. */
final class ReceiptAnswers {

    private ReceiptAnswers() {}

    /** 201, marked where it was given before. */
    static ResponseEntity<Receipt> answer(Receipt receipt) {
        var response = ResponseEntity.status(HttpStatus.CREATED);
        if (receipt.replayed()) response.header(Answer.REPLAYED_HEADER, "true");
        return response.body(receipt);
    }
}
