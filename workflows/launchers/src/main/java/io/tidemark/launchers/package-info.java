/** Ways to run a job: in this process, or in a separate process on this machine. */
package io.tidemark.launchers;
