package plusone.contract;

/**
 * What a character of a text is to whoever looks at it. All questions are answered from the code
 * point alone, so that a text is judged in one pass.
 */
final class Characters {

    private Characters() {}

    /** Ends a line, or is a command to a device: controls (Cc) and U+2028, U+2029. */
    static boolean isControl(int character) {
        return Character.getType(character) == Character.CONTROL
                || character == 0x2028
                || character == 0x2029;
    }

    /**
     * Turns the direction of what follows it, also of words that are not part of the text (Unicode
     * Standard Annex 9, section 2).
     */
    static boolean isDirectionMark(int character) {
        return character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || isIn(character, 0x202A, 0x202E)
                || isIn(character, 0x2066, 0x2069);
    }

    /** Leaves a mark on a screen: it is no blank of any kind, no control, and nothing unseen. */
    static boolean isVisible(int character) {
        return !isControl(character)
                && !isSpace(character)
                && !isIgnorable(character)
                && !isBlankSymbol(character)
                && Character.getType(character) != Character.SURROGATE;
    }

    private static boolean isSpace(int character) {
        return Character.isSpaceChar(character) || Character.isWhitespace(character);
    }

    /**
     * Has no glyph where it is known: the property Default_Ignorable_Code_Point of Unicode, and the
     * anchors U+FFF9 to U+FFFB.
     */
    private static boolean isIgnorable(int character) {
        return character < 0x2000
                ? isIgnorableLetter(character)
                : isIn(character, 0x200B, 0x200F)
                        || isIn(character, 0x202A, 0x202E)
                        || isIn(character, 0x2060, 0x206F)
                        || character == 0x3164
                        || isIn(character, 0xFE00, 0xFE0F)
                        || character == 0xFEFF
                        || character == 0xFFA0
                        || isIn(character, 0xFFF0, 0xFFFB)
                        || isIn(character, 0x1BCA0, 0x1BCA3)
                        || isIn(character, 0x1D173, 0x1D17A)
                        || isIn(character, 0xE0000, 0xE0FFF);
    }

    private static boolean isIgnorableLetter(int character) {
        return character == 0x00AD
                || character == 0x034F
                || character == 0x061C
                || isIn(character, 0x115F, 0x1160)
                || isIn(character, 0x17B4, 0x17B5)
                || isIn(character, 0x180B, 0x180F);
    }

    /** Symbols whose glyph is empty. */
    private static boolean isBlankSymbol(int character) {
        return character == 0x2800
                || character == 0x16FE4
                || isIn(character, 0x13441, 0x13442)
                || character == 0x1D159;
    }

    private static boolean isIn(int character, int first, int last) {
        return first <= character && character <= last;
    }
}
