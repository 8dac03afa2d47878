/** Positions as people look at them. */
package org.ringrift.view;
