/**
 * Configuration files: reading them ({@link org.ringrift.jobs.config.ConfigSections}), what a value may be
 * ({@link org.ringrift.jobs.config.Domain}), and classes of machines ({@link org.ringrift.jobs.config.NodeClasses}).
 */
package org.ringrift.jobs.config;
