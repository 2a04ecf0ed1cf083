package plusone.gateway.home;

import java.util.List;
import plusone.gateway.route.Service;

/** One service's part of the home screen. */
enum Part {
    LOYALTY(Service.LOYALTY),
    REFERRAL(Service.REFERRAL),
    NOTIFICATION(Service.NOTIFICATION);

    private final Service service;

    Part(Service service) {
        this.service = service;
    }

    Service service() {
        return service;
    }

    /** Its name in the metrics, for example {@code loyalty-home}. */
    String label() {
        return service.label() + "-home";
    }

    /** The fields of the home screen that this part answers. */
    List<String> fields() {
        return switch (this) {
            case LOYALTY -> List.of("member", "balance", "expiring");
            case REFERRAL -> List.of("referral");
            case NOTIFICATION -> List.of("inbox");
        };
    }
}
