package plusone.referral;

import plusone.contract.RequestBodiesTest;

class RequestBodiesTests extends RequestBodiesTest {

    RequestBodiesTests() {
        super("plusone.referral");
    }
}
