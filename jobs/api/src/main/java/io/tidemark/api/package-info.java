/**
 * What a job is: a request and a result record, the work between them, and the provider that makes
 * it known. Workflows speak only requests and results; the classes that do the work stay behind
 * {@link io.tidemark.api.JobRunner}.
 */
package io.tidemark.api;
