/** The FRED and ALFRED protocol: macro observations with all their vintages. */
package io.tidemark.feeds.fred;
