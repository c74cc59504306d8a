/**
 * What all routes share: parameters, pages, answers and their formats, caching, halts and problems.
 */
package io.tidemark.serving.http;
