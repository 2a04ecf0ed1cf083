package plusone.callers;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A small application whose endpoints are each for somebody. */
@SpringBootApplication
class CallersApplication {

    record Body(String name) {}

    @RestController
    static class Endpoints {

        @GetMapping("/v1/anyone")
        @AllowedFor(anyone = true)
        Caller anyone(Caller caller) {
            return caller;
        }

        @GetMapping("/v1/customers")
        @AllowedFor(customers = true)
        String customers(Caller caller) {
            return caller.id();
        }

        @PostMapping("/v1/services")
        @AllowedFor(services = true)
        String services(Caller caller, @RequestBody Body body) {
            return caller.id() + body.name();
        }

        @GetMapping("/v1/staff")
        @AllowedFor(staff = true)
        String staff(Caller caller) {
            return caller.id();
        }

        @GetMapping("/v1/marketing")
        @AllowedFor(roles = {"marketing", "support"})
        String marketing(Caller caller) {
            return caller.id();
        }

        @GetMapping("/v1/partners")
        @AllowedFor(partnersWith = "referrals:read")
        String partners(Caller caller) {
            return caller.id();
        }

        @GetMapping("/open/door")
        String door() {
            return "open";
        }
    }
}
