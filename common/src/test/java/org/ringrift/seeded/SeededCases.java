package org.ringrift.seeded;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The draws of a {@link Seeded} test. */
final class SeededCases implements ArgumentsProvider, AnnotationConsumer<Seeded> {
    private int cases;

    @Override
    public void accept(Seeded seeded) {
        cases = seeded.cases();
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        String alone = System.getProperty(Draw.SEED);
        LongStream seeds = alone == null ? LongStream.range(0, cases) : LongStream.of(Long.parseLong(alone));
        return seeds.mapToObj(seed -> Arguments.of(new Draw(seed)));
    }
}
