/** Processes that outlive the one that started them, and the machine they run on. */
package io.tidemark.launchers.process;
