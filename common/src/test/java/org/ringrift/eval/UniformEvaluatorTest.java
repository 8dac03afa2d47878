package org.ringrift.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ringrift.search.Walk;

class UniformEvaluatorTest {
    @Test
    void everyMoveIsEquallyLikelyAndNobodyIsAhead() {
        Walk walk = Walk.of("hexagonal_2p", 1);
        EvalRequest request = new EvalRequest();
        request.frames[0] = walk.frames[0];
        request.legal.copyFrom(walk.legal);
        Arrays.fill(request.logits, 7f);
        new UniformEvaluator().evaluate(new EvalRequest[] {request}, 1);
        assertThat(request.logits).hasSizeGreaterThanOrEqualTo(1407).containsOnly(0f);
        assertThat(request.values).containsOnly(0f);
    }
}
