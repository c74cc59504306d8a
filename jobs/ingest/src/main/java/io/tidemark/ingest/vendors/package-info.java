/** Vendors' data of one ticker, and the tolerances within which two vendors agree. */
package io.tidemark.ingest.vendors;
