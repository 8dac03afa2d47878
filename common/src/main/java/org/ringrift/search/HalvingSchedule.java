package org.ringrift.search;

/**
 * Sequential halving (Karnin, Koren and Somekh 2013) as a list: simulation i goes to the best scored of the root moves
 * that have exactly {@code schedule[i]} visits. The moves that were dropped stay behind in visits, so nothing else must
 * be remembered. Budget and rounding are those of Danihelka et al. (2022): each of the ceil(log2 m) rounds spends
 * {@code simulations / rounds} equally on the moves that are left, at least one each; the last two moves go on sharing
 * what remains.
 */
final class HalvingSchedule {
    private HalvingSchedule() {}

    /**
     * @param moves considered moves m, 1 or more
     * @param simulations length of the schedule
     * @return the visit count to look for at each simulation
     */
    static int[] of(int moves, int simulations) {
        int[] schedule = new int[simulations];
        int rounds = moves == 1 ? 1 : 32 - Integer.numberOfLeadingZeros(moves - 1);
        int left = moves;
        int visits = 0;
        int spent = 0;
        while (spent < simulations) {
            int each = Math.max(1, (int) (simulations / ((long) rounds * left)));
            for (int lap = 0; lap < each; lap++, visits++) {
                for (int i = 0; i < left && spent < simulations; i++) {
                    schedule[spent++] = visits;
                }
            }
            left = Math.min(left, Math.max(2, left / 2));
        }
        return schedule;
    }
}
