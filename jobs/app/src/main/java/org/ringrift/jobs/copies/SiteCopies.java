package org.ringrift.jobs.copies;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.integrity.FileAudit;
import org.ringrift.jobs.driver.integrity.FileProblem;
import org.ringrift.jobs.driver.integrity.ReplicationCheck;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.sync.RowCopies;
import org.ringrift.jobs.sync.Sync;
import org.ringrift.jobs.sync.SyncKind;

/** Counts the copies of rows and files at several sites, and makes more of those that are too few. */
public final class SiteCopies {
    /** Rows of a kind that are listed at a time: their keys are held in memory. */
    private static final int MOST = 250_000;

    /** All files, whenever they were read before. */
    private static final ReplicationCheck.Pace EVERYTHING =
            new ReplicationCheck.Pace(Duration.ofDays(7), Long.MAX_VALUE);

    private final List<Lake> sites;
    private final WantedCopies wanted;
    private final StageListener listener;
    private final InstantSource clock;

    /**
     * @param spark the session
     * @param locations warehouses, two or more; the first ones are given first what is brought
     * @param wanted how many sites should have what
     * @param listener is told what is done
     * @param clock the time
     * @throws UserError if one of them is not there, or is given twice
     */
    public SiteCopies(
            SparkSession spark,
            List<String> locations,
            WantedCopies wanted,
            StageListener listener,
            InstantSource clock) {
        this.sites = locations.stream().map(at -> new Lake(spark, at)).toList();
        this.wanted = wanted;
        this.listener = listener;
        this.clock = clock;
        if (sites.size() < 2) {
            throw new UserError("Cannot count the copies at one site: give two or more warehouses with --sites.");
        }
        for (int i = 0; i < sites.size(); i++) {
            Warehouse warehouse = sites.get(i).requireWarehouse().warehouse();
            boolean again = sites.subList(0, i).stream()
                    .anyMatch(before -> before.warehouse().root().equals(warehouse.root()));
            if (again) {
                throw new UserError(
                        "Cannot count the copies at " + warehouse + " twice: give each warehouse once with --sites.");
            }
        }
    }

    /**
     * Counts; every file is read, and nothing is changed.
     *
     * @throws StageFailure if a warehouse cannot be read
     */
    public CopiesReport check() {
        return report(audits(), 0, 0);
    }

    /**
     * Puts good copies in the place of files that are missing or damaged, which go into quarantine, and brings rows with their files to
     * sites that lack them. Then counts.
     *
     * @throws StageFailure if a warehouse cannot be read or written
     */
    public CopiesReport repair() {
        sites.forEach(Lake::open);
        int before = problems(audits());
        for (Lake site : sites) {
            mend(site);
        }
        List<FileAudit> mended = audits();
        long brought = 0;
        for (SyncKind kind : SyncKind.values()) {
            for (long some = bring(kind, mended); some > 0; some = bring(kind, mended)) {
                brought += some;
            }
        }
        List<FileAudit> now = brought == 0 ? mended : audits();
        return report(now, brought, Math.max(0, before - problems(mended)));
    }

    private List<FileAudit> audits() {
        List<FileAudit> audits = new ArrayList<>();
        for (Lake site : sites) {
            listener.said("reads the files of " + site.warehouse());
            audits.add(FileAudit.of(site));
        }
        return audits;
    }

    private static int problems(List<FileAudit> audits) {
        return audits.stream().mapToInt(audit -> audit.problems().size()).sum();
    }

    private void mend(Lake site) {
        List<Warehouse> others = sites.stream()
                .filter(other -> other != site)
                .map(Lake::warehouse)
                .toList();
        Consumer<String> said = listener::said;
        try {
            new ReplicationCheck(site, others, EVERYTHING, clock, said).step();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(FailureKind.CANCELLED, "Cannot go on: this process was interrupted.", e);
        }
    }

    /** Rows that were brought; 0 when there is nothing more to bring. */
    private long bring(SyncKind kind, List<FileAudit> audits) {
        List<RowCopies.Short> lacking = copies(kind, audits).shorts(wanted.of(kind), MOST);
        long brought = 0;
        SortedMap<Shipment, SortedSet<String>> shipments = Shipment.of(lacking, wanted.of(kind), sites.size());
        for (Map.Entry<Shipment, SortedSet<String>> shipment : shipments.entrySet()) {
            Lake from = sites.get(shipment.getKey().from());
            Lake to = sites.get(shipment.getKey().to());
            listener.said("brings " + shipment.getValue().size() + " rows of " + kind.key() + " from "
                    + from.warehouse() + " to " + to.warehouse());
            StageContext context = StageContext.of(to, listener).withClock(clock);
            brought += new Sync(context, from.warehouse().toString())
                    .rows(kind, shipment.getValue())
                    .added();
        }
        return brought;
    }

    private RowCopies copies(SyncKind kind, List<FileAudit> audits) {
        List<Set<String>> broken = audits.stream()
                .map(audit -> audit.problems().stream().map(FileProblem::uri).collect(Collectors.toSet()))
                .toList();
        return RowCopies.of(kind, sites, broken);
    }

    private CopiesReport report(List<FileAudit> audits, long brought, long repaired) {
        List<CopiesReport.Kind> kinds = new ArrayList<>();
        for (SyncKind kind : SyncKind.values()) {
            RowCopies.Numbers numbers = copies(kind, audits).numbers();
            kinds.add(new CopiesReport.Kind(
                    kind.key(),
                    numbers.total(),
                    wanted.of(kind),
                    numbers.rows(),
                    numbers.fewerThan(wanted.of(kind)),
                    numbers.conflicts()));
        }
        List<CopiesReport.Files> files = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            FileAudit audit = audits.get(i);
            List<String> sentences =
                    audit.problems().stream().map(FileProblem::sentence).toList();
            files.add(new CopiesReport.Files(
                    sites.get(i).warehouse().toString(), audit.files(), audit.bytes(), sentences));
        }
        List<String> names =
                sites.stream().map(site -> site.warehouse().toString()).toList();
        return new CopiesReport(names, kinds, files, brought, repaired);
    }
}
