package plusone.notification;

import plusone.contract.RequestBodiesTest;

class RequestBodiesTests extends RequestBodiesTest {

    RequestBodiesTests() {
        super("plusone.notification");
    }
}
