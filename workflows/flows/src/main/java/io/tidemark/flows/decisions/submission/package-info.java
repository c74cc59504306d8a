/** Ways to submit decisions: from commands, from rules, from the inbox. */
package io.tidemark.flows.decisions.submission;
