package org.ringrift.jobs.estimate;

/**
 * How fast one core does something.
 *
 * @param perSecond how much in a second, above 0
 * @param row the row of the bench table that says so, with how it was scaled
 */
record Rate(double perSecond, String row) {
    /** Seconds for one. */
    double seconds() {
        return 1 / perSecond;
    }

    /** The same for work that costs so many times as much. */
    Rate slower(double factor, String why) {
        return new Rate(perSecond / factor, row + " " + why);
    }
}
