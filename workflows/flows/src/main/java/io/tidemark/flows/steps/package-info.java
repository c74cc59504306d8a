/** Common parts of all workflows: jobs as activities, the terms of a run, keys and steps. */
package io.tidemark.flows.steps;
