package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Lets a process stand still, and go on. */
enum Signal {
    STOP,
    CONT;

    void send(ProcessHandle process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + this, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}
