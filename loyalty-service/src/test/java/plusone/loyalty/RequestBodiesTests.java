package plusone.loyalty;

import plusone.contract.RequestBodiesTest;

class RequestBodiesTests extends RequestBodiesTest {

    RequestBodiesTests() {
        super("plusone.loyalty");
    }
}
