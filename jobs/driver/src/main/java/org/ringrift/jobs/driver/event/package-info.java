/**
 * Typed facts that others react to: what each says ({@code EventType}), how most of them follow from rows that are committed
 * ({@code Fact*}), and how handlers get them, at least once each ({@code EventConsumer}). All state is in tables; why it is so
 * says docs/decisions/0017-events.md.
 */
package org.ringrift.jobs.driver.event;
