/** The list of all workflows; each kind has its package below this one. */
package io.tidemark.flows;
