/**
 * What a net is: its architecture, the layout of its weights, the shape of what it reads and answers, and its manifest.
 * Training, export, files and serving are the packages below this one.
 */
package org.ringrift.net;
