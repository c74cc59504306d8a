/** What all vendors' REST interfaces share: keys, retries, paging guards and JSON kept as text. */
package io.tidemark.feeds.rest;
