package org.ringrift.jobs.lake.schema;

/** Conditions that several columns share. */
final class Domains {
    /** The twelve configurations; a test compares them with those that the rules know. */
    static final String CONFIG = "config_key IN ('square8_2p', 'square8_3p', 'square8_4p', "
            + "'square19_2p', 'square19_3p', 'square19_4p', 'hex8_2p', 'hex8_3p', 'hex8_4p', "
            + "'hexagonal_2p', 'hexagonal_3p', 'hexagonal_4p')";

    /** Of what is about one of them, or about the whole warehouse. */
    static final String CONFIG_OR_ALL = "config_key = 'all' OR " + CONFIG;

    /** The two editions of the rules. */
    static final String EDITION = "edition IN ('asis', 'corrected')";

    private Domains() {}
}
