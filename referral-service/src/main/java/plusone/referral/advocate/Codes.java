package plusone.referral.advocate;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Draws codes. Twelve characters out of 28: 2 × 10^17 codes, so that even among a hundred million
 * advocates more than 10^9 guesses are needed to meet one.
 */
@Component
class Codes {

    /**
     * No characters that look alike (0 and O, 1, I and L), and no vowels, so that no words come.
     */
    private static final String CHARACTERS = "23456789BCDFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 12;

    private final RandomGenerator random;

    Codes(RandomGenerator random) {
        this.random = random;
    }

    Code draw() {
        return new Code(
                random.ints(LENGTH, 0, CHARACTERS.length())
                        .mapToObj(it -> CHARACTERS.substring(it, it + 1))
                        .collect(Collectors.joining()));
    }
}
