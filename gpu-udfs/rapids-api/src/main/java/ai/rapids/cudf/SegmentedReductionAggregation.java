package ai.rapids.cudf;

/** What is made of the values of a segment. */
public final class SegmentedReductionAggregation {
    private SegmentedReductionAggregation() {}

    /** Their sum, null if there are none. */
    public static SegmentedReductionAggregation sum() {
        return new SegmentedReductionAggregation();
    }
}
