/** What the operators of the lake look at: quarantine, disputes, failures, halts, coverage. */
package io.tidemark.views.ops;
