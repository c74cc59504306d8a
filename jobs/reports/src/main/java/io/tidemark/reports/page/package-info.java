/** Self-contained HTML pages: header, sections and palette. */
package io.tidemark.reports.page;
