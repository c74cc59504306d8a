/**
 * The contract of jobs: request and result records, the job between them, and its provider.
 * Workflows only use requests and results; the implementing classes are hidden behind {@link
 * io.tidemark.api.JobRunner}.
 */
package io.tidemark.api;
