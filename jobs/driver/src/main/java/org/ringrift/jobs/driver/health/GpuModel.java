package org.ringrift.jobs.driver.health;

import java.util.Locale;
import org.ringrift.jobs.driver.plan.GpuClass;

/**
 * GPUs by what they compute, relative to each other (RingRift's {@code scripts/p2p/models.py}). The first whose mark is part
 * of a card's name, in this order, is the card's model. There a GH200 was known by the H200 in its name, with the same power.
 * Classes of cards that the table of classes does not name are those of their nearest kin.
 */
public enum GpuModel {
    GH200("GH200", 2500, GpuClass.GH200),
    H100("H100", 2000, GpuClass.H100),
    H200("H200", 2500, GpuClass.H100),
    A100("A100", 624, GpuClass.A100),
    A10("A10", 250, GpuClass.RTX_4090),
    L40("L40", 362, GpuClass.A100),
    V100("V100", 125, GpuClass.OLDER),
    RTX_5090("5090", 419, GpuClass.RTX_5090),
    RTX_5080("5080", 300, GpuClass.RTX_4080),
    RTX_5070("5070", 200, GpuClass.RTX_4070),
    RTX_4090("4090", 330, GpuClass.RTX_4090),
    RTX_4080("4080", 242, GpuClass.RTX_4080),
    RTX_4070("4070", 184, GpuClass.RTX_4070),
    RTX_4060_TI("4060 TI", 120, GpuClass.RTX_4080),
    RTX_4060("4060", 120, GpuClass.RTX_4070),
    RTX_3090("3090", 142, GpuClass.RTX_4090),
    RTX_3080("3080", 119, GpuClass.RTX_4070),
    RTX_3070("3070", 81, GpuClass.OLDER),
    RTX_3060("3060", 51, GpuClass.OLDER),
    APPLE_M3("APPLE M3", 30, GpuClass.OLDER),
    APPLE_M2("APPLE M2", 25, GpuClass.OLDER),
    APPLE_M1("APPLE M1", 20, GpuClass.OLDER),
    APPLE("MPS", 15, GpuClass.OLDER),
    /** Any other card. */
    UNKNOWN("", 10, GpuClass.OLDER);

    private final String mark;
    private final double power;
    private final GpuClass gpuClass;

    GpuModel(String mark, double power, GpuClass gpuClass) {
        this.mark = mark;
        this.power = power;
        this.gpuClass = gpuClass;
    }

    /** The model of a card by its name, such as {@code NVIDIA H100 80GB HBM3}; in any case. */
    public static GpuModel of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (GpuModel model : values()) {
            if (upper.contains(model.mark)) {
                return model;
            }
        }
        return UNKNOWN;
    }

    /** What one card computes, relative to others. */
    public double power() {
        return power;
    }

    /** Its class, by which slots are counted. */
    public GpuClass gpuClass() {
        return gpuClass;
    }
}
