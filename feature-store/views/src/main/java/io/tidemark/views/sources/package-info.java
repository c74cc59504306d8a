/** What joined feature sources read, without Spark. */
package io.tidemark.views.sources;
