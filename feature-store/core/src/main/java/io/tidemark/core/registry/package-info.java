/**
 * Published versions. A version is one object that is written once; what is served is one pointer,
 * moved by compare and set; going back is moving the pointer back.
 *
 * <pre>
 * registry/&lt;set&gt;/versions/&lt;id&gt;/manifest.json   provenance and policy
 * registry/&lt;set&gt;/served                          the id of the version that is served
 * registry/&lt;set&gt;/lock                            the ids that runs have taken and not published yet
 * </pre>
 */
package io.tidemark.core.registry;
