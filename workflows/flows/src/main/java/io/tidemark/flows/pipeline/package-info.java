/** The workflow {@code pipeline}: from vendors' answers to a published feature set. */
package io.tidemark.flows.pipeline;
