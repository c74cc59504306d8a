/** Markup that escapes its text, and number formats. */
package io.tidemark.reports.text;
