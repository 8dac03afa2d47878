package org.ringrift.jobs.cli;

import java.util.List;
import org.ringrift.parity.FileReport;
import org.ringrift.parity.Mismatch;

/**
 * What replaying several trace files gave, in the form that {@code --json} prints.
 *
 * @param games games in all files that could be read
 * @param steps their moves
 * @param mismatches games that differ
 * @param seconds wall time of the whole run
 * @param files each file that could be read
 */
record ParityTotals(int games, long steps, int mismatches, double seconds, List<File> files) {
    /**
     * One file.
     *
     * @param file as it was given
     * @param games games in it
     * @param steps their moves
     * @param seconds wall time of its replay
     * @param mismatches the first difference of each game that differs
     */
    record File(String file, int games, long steps, double seconds, List<Difference> mismatches) {}

    /**
     * The first difference of a game.
     *
     * @param game name of the game
     * @param step number of the step from 0, or null before the first and after the last
     * @param move notation of the recorded move, empty outside of the steps
     * @param what what differs
     * @param expected what is recorded
     * @param actual what the replay gives
     * @param missing recorded legal moves that the replay lacks, where the recording lists them
     * @param surplus legal moves that only the replay has, where the recording lists them
     */
    record Difference(
            String game,
            Integer step,
            String move,
            String what,
            String expected,
            String actual,
            List<String> missing,
            List<String> surplus) {
        private static Difference of(Mismatch m) {
            boolean within = m.step() != Mismatch.BEFORE_FIRST_STEP && m.step() != Mismatch.AFTER_LAST_STEP;
            return new Difference(
                    m.game(),
                    within ? Integer.valueOf(m.step()) : null,
                    m.move(),
                    m.what(),
                    m.expected(),
                    m.actual(),
                    m.missing(),
                    m.surplus());
        }
    }

    /** Adds up the files; {@code seconds} is the wall time of them all, which cores share. */
    static ParityTotals of(List<FileReport> reports, double seconds) {
        List<File> files = reports.stream()
                .map(report -> new File(
                        report.file().toString(),
                        report.games(),
                        report.steps(),
                        report.seconds(),
                        report.mismatches().stream().map(Difference::of).toList()))
                .toList();
        return new ParityTotals(
                files.stream().mapToInt(File::games).sum(),
                files.stream().mapToLong(File::steps).sum(),
                files.stream().mapToInt(file -> file.mismatches().size()).sum(),
                seconds,
                files);
    }

    /** Steps a second over the whole run. */
    double rate() {
        return rate(steps, seconds);
    }

    /** Steps a second; 0 when no time was measured. */
    static double rate(long steps, double seconds) {
        return seconds > 0 ? steps / seconds : 0;
    }
}
