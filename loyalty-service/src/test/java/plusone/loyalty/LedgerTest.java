package plusone.loyalty;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the whole service after each method of which the books must hold. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@LoyaltyTest
@ExtendWith(Invariants.class)
public @interface LedgerTest {}
