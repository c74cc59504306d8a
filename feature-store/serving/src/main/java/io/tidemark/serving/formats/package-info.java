/** The forms of an answer: which of them a client likes best, and tables as CSV and Arrow. */
package io.tidemark.serving.formats;
