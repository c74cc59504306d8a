/** What a page is written in: markup that escapes its text, and numbers as a reader wants them. */
package io.tidemark.reports.text;
