package org.ringrift.jobs.lake.schema;

import java.io.Serializable;

/** Losses and accuracies of one training epoch, means over samples. */
public record EpochMetrics(
        @Column("epoch, from 1") int epoch,
        @Column("total loss while training") double trainLoss,

        @Column("cross-entropy of the policy head while training, nats")
        double policyLoss,

        @Column("mean squared error of the value heads while training")
        double valueLoss,

        @Column("share of samples whose likeliest move is the target's, 0..1")
        double policyAccuracy,

        @Column("share of samples whose best-valued seat is the winner, 0..1")
        double valueAccuracy,

        @Column("total loss on the validation split") @NullWhen("there are no validation samples")
        Double valLoss,

        @Column("policy loss, nats, on the validation split") @NullWhen("there are no validation samples")
        Double valPolicyLoss,

        @Column("value loss on the validation split") @NullWhen("there are no validation samples")
        Double valValueLoss,

        @Column("policy accuracy, 0..1, on the validation split") @NullWhen("there are no validation samples")
        Double valPolicyAccuracy,

        @Column("value accuracy, 0..1, on the validation split") @NullWhen("there are no validation samples")
        Double valValueAccuracy,

        @Column("duration of the epoch, seconds") double seconds)
        implements Serializable {}
