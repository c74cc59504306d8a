/**
 * Shared code for vendors' REST APIs: keys, retries, rate limits, circuit breaker and pagination.
 */
package io.tidemark.feeds.rest;
