package plusone.notification;

import plusone.transactions.ReadinessTest;

@NotificationTest
class ReadinessIT extends ReadinessTest {}
