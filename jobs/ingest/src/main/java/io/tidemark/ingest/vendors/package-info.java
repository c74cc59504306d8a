/** What vendors say of one ticker, and how far two of them may lie apart and still agree. */
package io.tidemark.ingest.vendors;
