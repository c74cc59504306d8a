/** Ways to the desks: from commands, from rules, from the inbox. */
package io.tidemark.flows.decisions.handover;
