package plusone.suite;

import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import plusone.suite.part.Part;

/** The name of a part as it is typed. */
final class PartName implements ITypeConverter<Part>, Iterable<String> {

    @Override
    public Part convert(String name) {
        return Part.named(name)
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "nothing is called '%s'; there are %s"
                                                .formatted(name, names())));
    }

    private static String names() {
        return String.join(", ", new PartName());
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Part.values()).map(Part::title).iterator();
    }
}
