/**
 * Published versions. A version is a folder that is written once; what is served is one pointer
 * file, replaced atomically; going back is moving the pointer back.
 *
 * <pre>
 * registry/&lt;set&gt;/versions/&lt;id&gt;/manifest.json   provenance and policy
 * registry/&lt;set&gt;/served                          the id of the version that is served
 * </pre>
 */
package io.tidemark.core.registry;
