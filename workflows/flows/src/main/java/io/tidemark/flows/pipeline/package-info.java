/** The workflow {@code pipeline}: from vendor responses to a published feature set. */
package io.tidemark.flows.pipeline;
