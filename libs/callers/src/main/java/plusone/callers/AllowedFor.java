package plusone.callers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an endpoint; everybody else is answered 403. Each endpoint under {@code /v1} says
 * it, unless its path is a public one, or the application does not start.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedFor {

    /** Whoever is signed in. */
    boolean anyone() default false;

    boolean customers() default false;

    boolean services() default false;

    /** Staff of any role. */
    boolean staff() default false;

    /** Staff with one of these roles; {@code admin} may do what any role may. */
    String[] roles() default {};

    /** Partners whose token has one of these scopes. */
    String[] partnersWith() default {};
}
