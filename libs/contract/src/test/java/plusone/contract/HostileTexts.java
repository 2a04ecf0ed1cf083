package plusone.contract;

/** Texts that make a careless pattern or parser work for long. */
enum HostileTexts {
    LETTERS_AND_A_BREAK("a", "\n"),
    BLANKS(" ", ""),
    BLANKS_AND_A_BREAK(" ", "\n"),
    ZERO_WIDTHS("\u200b", ""),
    UMLAUTS("\u00e4", ""),
    SYMBOLS_OF_TWO_UNITS("\ud83d\ude00", ""),
    DIGITS("1", "x"),
    PLUSES("+", ""),
    DOTS(".", ""),
    ATS("@", ""),
    LABELS("a.", ""),
    ADDRESSES("a@a.", "@"),
    HYPHENS("a-", ""),
    QUOTES("\"\\", "\""),
    BRACKETS("([{", ")"),
    SLASHES("/a", "\n"),
    DURATION("1", "S") {
        @Override
        String megabyte() {
            return "PT" + super.megabyte();
        }
    },
    DAY("0", "-01") {
        @Override
        String megabyte() {
            return "2026-" + super.megabyte();
        }
    };

    private static final int SIZE = 1_000_000;

    private final String repeated;
    private final String end;

    HostileTexts(String repeated, String end) {
        this.repeated = repeated;
        this.end = end;
    }

    /** About a million characters, less than a body may have. */
    String megabyte() {
        return repeated.repeat(SIZE / repeated.length()) + end;
    }
}
