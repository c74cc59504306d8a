/** How files reach the disk: Hadoop's local file system and Delta's commits, without a process. */
package io.tidemark.lake.storage;
