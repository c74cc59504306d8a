/**
 * What a job is asked and what it answers: one request and one result record each. Workflows speak
 * only these; the classes that do the work stay behind {@link io.tidemark.api.JobRunner}.
 */
package io.tidemark.api;
