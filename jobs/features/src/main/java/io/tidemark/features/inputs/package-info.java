/** What features are computed from, brought to tasks ticker by ticker. */
package io.tidemark.features.inputs;
