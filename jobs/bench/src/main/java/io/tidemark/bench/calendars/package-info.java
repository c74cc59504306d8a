/** Trading calendars beside those of public libraries. */
package io.tidemark.bench.calendars;
