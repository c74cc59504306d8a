/** Views for operators of the lake: quarantine, disputes, failures, halts, coverage. */
package io.tidemark.views.ops;
