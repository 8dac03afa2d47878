package org.ringrift.jobs.maintain;

import java.time.Duration;
import java.util.List;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.stage.StageRequest;

/**
 * Which tables are to be looked after, and how.
 *
 * @param tables their names; empty for all
 * @param retention how long files stay that no newer version has, a {@link Form#TIME} of at least a week
 * @param fileMb size that files are merged to, MB
 */
public record MaintainRequest(
        @Domain(
                description = "Table to be looked after; may be given several times.",
                label = "TABLE",
                otherwise = "all")
        List<String> tables,

        @Domain(
                description =
                        "How long old versions can be read that no row names; at least 168h. Those of runs, events and"
                                + " work can be read for a day.",
                label = "TIME",
                byDefault = "720h",
                form = Form.TIME)
        String retention,

        @Domain(
                description = "Size that files are merged to; those of half the size are left as they are.",
                label = "MB",
                unit = "MB",
                min = 1,
                max = 1024,
                byDefault = "64")
        int fileMb)
        implements StageRequest {
    /** What a reader or writer may take, and somebody who looks at what was changed; Delta's own default. */
    public static final Duration LEAST_RETENTION = Duration.ofDays(7);

    /** @throws UserError if there is no such table, or files would be deleted that may be in use */
    public MaintainRequest {
        tables = List.copyOf(tables);
        List<String> known = Lake.SPECS.stream().map(TableSpec::name).toList();
        for (String table : tables) {
            if (!known.contains(table)) {
                throw new UserError("Cannot maintain table '" + table + "': there is no such table. Tables are "
                        + String.join(", ", known) + ".");
            }
        }
        if (Form.time(retention).compareTo(LEAST_RETENTION) < 0) {
            throw new UserError("Cannot delete files that were in use " + retention
                    + " ago: who reads an old version, or is still writing, may need them. Give --retention of at least "
                    + LEAST_RETENTION.toHours() + "h.");
        }
    }

    /** All tables, as the defaults say. */
    public static MaintainRequest ofDefaults() {
        return new MaintainRequest(List.of(), "720h", 64);
    }

    @Override
    public String subject() {
        return WHOLE_WAREHOUSE;
    }

    boolean asksFor(String table) {
        return tables.isEmpty() || tables.contains(table);
    }

    Duration retentionTime() {
        return Form.time(retention);
    }

    long fileBytes() {
        return fileMb * 1_000_000L;
    }
}
