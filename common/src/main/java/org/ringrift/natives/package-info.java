/** Native libraries: where they are unpacked to, and that nobody but the user of the process can have put them there. */
package org.ringrift.natives;
