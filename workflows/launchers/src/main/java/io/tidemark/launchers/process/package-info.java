/** Processes that outlive their parent, and the machine on which they run. */
package io.tidemark.launchers.process;
