/** The formats of a response: content negotiation, and tables as CSV and Arrow. */
package io.tidemark.serving.formats;
