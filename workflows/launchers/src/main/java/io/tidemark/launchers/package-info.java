/** Ways to run a job: in this process, or in a process of its own on this machine. */
package io.tidemark.launchers;
