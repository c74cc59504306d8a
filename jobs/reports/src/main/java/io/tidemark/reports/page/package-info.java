/** Pages that need nothing beside them: their frame, sections and charts. */
package io.tidemark.reports.page;
