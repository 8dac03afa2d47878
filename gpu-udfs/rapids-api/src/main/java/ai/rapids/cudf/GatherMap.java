package ai.rapids.cudf;

import java.util.List;

/** Numbers of rows. */
public class GatherMap implements AutoCloseable {
    private final List<Object> rows;

    GatherMap(List<Object> rows) {
        this.rows = rows;
        Opened.one();
    }

    /** How many there are. */
    public long getRowCount() {
        return rows.size();
    }

    /** The numbers from one on. */
    public ColumnView toColumnView(long first, int count) {
        return new ColumnView(DType.INT32, rows.subList((int) first, (int) first + count));
    }

    @Override
    public void close() {
        Opened.closed();
    }
}
