package org.ringrift.rating;

/**
 * One condition of a promotion.
 *
 * @param name the opponent that it concerns, or {@link PromotionGate#EVIDENCE} for the evidence as a whole
 * @param passed whether the condition holds
 * @param requirement what is demanded, for people
 * @param observed what was found, for people
 */
public record GateCheck(String name, boolean passed, String requirement, String observed) {}
