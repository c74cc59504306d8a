/** The list of all workflows; each kind has its own package below this one. */
package io.tidemark.flows;
