package plusone.contract;

import java.util.stream.Stream;

/**
 * A value of a contact at the edge of what is taken. Each door that contact data come through, of
 * whatever service, is held against the same ones: what one door takes and the next refuses would
 * be lost between them.
 *
 * @param field as the member's contact calls it
 * @param fits whether it is taken
 */
public record EdgeValue(String field, String value, boolean fits) {

    private static final String FACE = "\ud83d\ude00";

    /** Those of all fields. */
    public static Stream<EdgeValue> all() {
        return Stream.of(externalIds(), names(), emails(), phones(), locales(), zones())
                .flatMap(it -> it);
    }

    /** Those of a customer's id. */
    public static Stream<EdgeValue> externalIds() {
        return values(
                "externalId",
                fitting("x", "a".repeat(200), FACE.repeat(200), "customer 7", "auth0|5f7c@home"),
                failing(
                        "",
                        " ",
                        "a".repeat(201),
                        FACE.repeat(201),
                        " ada",
                        "ada ",
                        "\ufeffada",
                        "ada\u00a0",
                        "ada\u200b",
                        "a\u200bda",
                        "a\nda",
                        "a\u0001da",
                        "\u202eada",
                        "\u2060"));
    }

    private static Stream<EdgeValue> names() {
        return values(
                "displayName",
                fitting(
                        "A",
                        " Ada ",
                        FACE.repeat(101),
                        FACE.repeat(200),
                        "\u0646\u06cc\u200c\u0645\u0627",
                        "\ud83d\udc69\u200d\ud83d\udcbb"),
                failing(
                        "",
                        " ",
                        "a".repeat(201),
                        FACE.repeat(201),
                        "Ada\nLovelace",
                        "Ada\u0007",
                        "\u00a0",
                        "\u200b",
                        "\u2060",
                        "\u3164",
                        "\u2800",
                        "\ufeff",
                        "\u202eabc",
                        "Ada\u200f",
                        "\u2066Ada\u2069"));
    }

    private static Stream<EdgeValue> emails() {
        var domain = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(58) + ".io";
        return values(
                "email",
                fitting(
                        "a@b.example",
                        "ada@plusone.example",
                        "Ada.Lovelace+points@plusone.example",
                        "o'neil@plusone.example",
                        "p@xn--mller-kva.example",
                        "l".repeat(64) + "@plusone.example",
                        "l".repeat(64) + "@" + domain),
                failing(
                        "",
                        "nowhere",
                        "@plusone.example",
                        "ada@",
                        "ada@@plusone.example",
                        "ada@plusone.example@evil.example",
                        "\u0161nna@plusone.example",
                        "bob@\u0161cme.example",
                        "p\u00e9le@plusone.example",
                        "p@m\u00fcller.example",
                        "x\u010d\u010ay@plusone.example",
                        "\"ada lovelace\"@plusone.example",
                        "ada lovelace@plusone.example",
                        ".ada@plusone.example",
                        "ada.@plusone.example",
                        "a..da@plusone.example",
                        "ada@plusone..example",
                        "ada@plusone.example.",
                        "ada@-plusone.example",
                        "ada@plusone-.example",
                        "ada@plus_one.example",
                        "ada@[127.0.0.1]",
                        "ada@plusone.example\r\nBcc: all@plusone.example",
                        "l".repeat(65) + "@plusone.example",
                        "ada@" + "a".repeat(64) + ".example",
                        "l".repeat(64) + "@" + domain + "x"));
    }

    private static Stream<EdgeValue> phones() {
        return values(
                "phone",
                fitting("110", "+49 (30) 123-45.67/8", "+" + "1".repeat(31), "1".repeat(32)),
                failing(
                        "",
                        "   ",
                        "...",
                        "+",
                        "11",
                        "( 1 )",
                        "1".repeat(33),
                        "+" + "1".repeat(32),
                        "++49 30 123",
                        "49+30123",
                        "030 123 ext 4",
                        "\u0661\u0662\u0663\u0664",
                        "030\n123"));
    }

    private static Stream<EdgeValue> locales() {
        return values(
                "locale",
                fitting("en", "de-AT", "zh-Hant-TW"),
                failing(
                        "",
                        " ",
                        "de_DE",
                        "en-a",
                        "e",
                        "english language",
                        "de-" + "abcdefgh-".repeat(4)));
    }

    private static Stream<EdgeValue> zones() {
        return values(
                "timeZone",
                fitting("Europe/Berlin", "UTC", "+01:00", "America/Argentina/ComodRivadavia"),
                failing("", "Mars/Olympus", "Europe", "+25:00", "Z".repeat(60)));
    }

    private static Stream<EdgeValue> values(
            String field, Stream<Fit> fitting, Stream<Fit> failing) {
        return Stream.concat(fitting, failing)
                .map(it -> new EdgeValue(field, it.value(), it.fits()));
    }

    private static Stream<Fit> fitting(String... values) {
        return Stream.of(values).map(it -> new Fit(it, true));
    }

    private static Stream<Fit> failing(String... values) {
        return Stream.of(values).map(it -> new Fit(it, false));
    }

    private record Fit(String value, boolean fits) {}
}
