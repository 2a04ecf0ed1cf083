package plusone.loyalty;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import plusone.contract.ClockPutBack;
import plusone.contract.NeighbourContracts;

/**
 * The whole service on a free port, on a real Postgres, with notification stubbed. One for all test
 * classes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith({NeighbourContracts.class, ClockPutBack.class})
@Import({Surroundings.class, Loyalty.class, LoyaltyProcesses.class})
public @interface LoyaltyTest {}
