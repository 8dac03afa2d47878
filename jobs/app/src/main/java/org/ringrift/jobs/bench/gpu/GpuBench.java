package org.ringrift.jobs.bench.gpu;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ringrift.StageFailure;
import org.ringrift.jobs.bench.Machine;
import org.ringrift.jobs.bench.workload.BenchClock;
import org.ringrift.jobs.bench.workload.FreshModels;
import org.ringrift.jobs.bench.workload.Meter;
import org.ringrift.jobs.bench.workload.NetSelfplay;
import org.ringrift.jobs.bench.workload.NetWorkloads;
import org.ringrift.jobs.bench.workload.Positions;
import org.ringrift.jobs.bench.workload.Spread;
import org.ringrift.jobs.bench.workload.TrainingWorkload;
import org.ringrift.jobs.bench.workload.Workload;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.store.StoredModel;
import org.ringrift.rules.Rules;

/**
 * Measures an untrained net on a device: alone, behind the self-play of several tasks that share the device, and in
 * training.
 */
public final class GpuBench {
    private static final int POSITIONS = 256;
    private static final int SIMULATIONS = 64;
    private static final int RUNS = 3;

    private final GpuRequest request;
    private final Meter meter;
    private final Positions positions;
    private final StoredModel model;

    private GpuBench(GpuRequest request) {
        this.request = request;
        this.meter = new Meter(BenchClock.WALL, RUNS, request.seconds());
        this.positions = Positions.of(Rules.of(request.config()), POSITIONS);
        this.model = FreshModels.of(positions, request.architecture(), Precision.FLOAT32);
    }

    /**
     * Measures.
     *
     * @param progress is told what is measured
     * @throws org.ringrift.UserError if the native libraries cannot use the device
     */
    public static GpuReport measure(GpuRequest request, PrintStream progress) {
        GpuBench bench = new GpuBench(request);
        List<GpuReport.BatchRates> rates = new ArrayList<>();
        for (int batch : request.batches()) {
            progress.println("Measuring batches of " + batch + " on " + request.device() + " ...");
            rates.add(bench.rates(batch));
        }
        return new GpuReport(
                Machine.here(),
                request.device().toString(),
                request.config().key(),
                request.architecture().name(),
                request.tasks(),
                rates);
    }

    private GpuReport.BatchRates rates(int batch) {
        double bare = median(NetWorkloads.bare("bench", model, batch, positions, request.device()));
        List<NetSelfplay.Result> played = play(batch);
        double selfplay = played.stream()
                .mapToDouble(result -> Spread.of(result.evaluations()).median())
                .sum();
        double fill = played.stream()
                .mapToDouble(result -> Spread.of(result.fill()).median())
                .average()
                .orElseThrow();
        double training = median(new TrainingWorkload(request.architecture(), batch, positions, request.device()));
        return new GpuReport.BatchRates(batch, bare, selfplay, fill, training);
    }

    private double median(Workload workload) {
        try (workload) {
            return Spread.of(meter.measure(workload).rates()).median();
        }
    }

    /** Tasks run for as long as each other, so that their rates can be added. */
    private List<NetSelfplay.Result> play(int batch) {
        ExecutorService threads = Executors.newFixedThreadPool(request.tasks());
        try {
            List<Future<NetSelfplay.Result>> tasks = new ArrayList<>();
            for (int task = 0; task < request.tasks(); task++) {
                NetSelfplay play = new NetSelfplay(
                        positions.rules(), model, SIMULATIONS, request.games(), batch, request.device());
                tasks.add(threads.submit(() -> play.measure(meter)));
            }
            List<NetSelfplay.Result> results = new ArrayList<>();
            for (Future<NetSelfplay.Result> task : tasks) {
                results.add(task.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told
                    ? told
                    : new StageFailure(
                            "Cannot measure self-play: " + e.getCause().getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("Cannot measure self-play: it was interrupted.", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
