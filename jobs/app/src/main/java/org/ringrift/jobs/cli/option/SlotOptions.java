package org.ringrift.jobs.cli.option;

import java.util.List;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Option;

/** For which configurations the driver's plan is made, and what it may occupy. */
public final class SlotOptions {
    private static final int MAX_SLOTS = 1000;

    @Option(
            names = "--configs",
            paramLabel = "BOARD_Np",
            split = ",",
            defaultValue = ConfigList.ALL,
            description = "Configurations to plan for, or all (default: ${DEFAULT-VALUE}).")
    private List<String> configs;

    @Option(
            names = "--cpu-slots",
            paramLabel = "N",
            defaultValue = "1",
            description = "Stages that run on cores at a time (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "slots", min = 0, max = MAX_SLOTS)
    private int cpuSlots;

    @Option(
            names = "--gpu-slots",
            paramLabel = "N",
            defaultValue = "0",
            description = "Stages that run on GPUs at a time (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "slots", min = 0, max = MAX_SLOTS)
    private int gpuSlots;

    /** @throws UserError if one is unknown */
    public List<GameConfig> configs() {
        return ConfigList.parse(configs);
    }

    /** @throws UserError if a number is out of range */
    public Slots slots() {
        if (cpuSlots < 0 || cpuSlots > MAX_SLOTS || gpuSlots < 0 || gpuSlots > MAX_SLOTS) {
            throw new UserError("Cannot plan for " + gpuSlots + " GPU slots and " + cpuSlots
                    + " CPU slots: the range of each is 0 to " + MAX_SLOTS + ".");
        }
        return new Slots(gpuSlots, cpuSlots);
    }
}
