/** What orchestrates the jobs: workflows, the launchers that run jobs, the worker and the CLI. */
package io.tidemark.workflows;
