/** What all workflows share: jobs as activities, a run's terms, keys and steps. */
package io.tidemark.flows.steps;
