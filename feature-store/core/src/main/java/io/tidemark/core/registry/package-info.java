/**
 * Published versions. A version is one object that is written once. One pointer names the version
 * that is served; it is moved by compare and set, and a rollback moves it back.
 *
 * <pre>
 * registry/&lt;set&gt;/versions/&lt;id&gt;/manifest.json   provenance and policy
 * registry/&lt;set&gt;/served                          the id of the version that is served
 * registry/&lt;set&gt;/lock                            the ids that runs have reserved and not published yet
 * </pre>
 */
package io.tidemark.core.registry;
