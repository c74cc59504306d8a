package io.tidemark.runner;

import io.tidemark.api.Job;
import io.tidemark.api.JobContext;
import io.tidemark.api.JobProvider;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.JobSubmission;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The jobs of all providers, by name. */
final class JobCatalog {
  private final Map<String, Job<?, ?>> jobs = new TreeMap<>();

  /**
   * The catalog of the given providers.
   *
   * @throws IllegalStateException if two jobs have the same name
   */
  JobCatalog(Iterable<JobProvider> providers) {
    for (JobProvider provider : providers) {
      for (Job<?, ?> job : provider.jobs()) {
        String name = JobRequest.nameOf(job.requestType());
        if (jobs.put(name, job) != null) {
          throw new IllegalStateException(
              "job '%s' is provided twice, the second time by %s; each name has one job"
                  .formatted(name, provider.getClass().getName()));
        }
      }
    }
  }

  /** The catalog of the providers on the class path. */
  static JobCatalog discover() {
    return new JobCatalog(ServiceLoader.load(JobProvider.class));
  }

  /** The names of all jobs, sorted. */
  Set<String> names() {
    return jobs.keySet();
  }

  /**
   * The request of a submission.
   *
   * @throws UserFault if there is no such job, or its request cannot be read
   */
  JobRequest<?> read(JobSubmission submission) {
    Job<?, ?> job = find(submission.job());
    try {
      return Json.read(Json.write(submission.request()), job.requestType());
    } catch (IllegalArgumentException e) {
      throw new UserFault("job %s: %s".formatted(submission.runKey(), e.getMessage()), e);
    }
  }

  /** Runs the job of a request. */
  <R extends JobResult> R run(JobRequest<R> request, JobContext context) {
    return request
        .resultType()
        .cast(run(find(JobRequest.nameOf(request.getClass())), request, context));
  }

  private static <Q extends JobRequest<R>, R extends JobResult> R run(
      Job<Q, R> job, JobRequest<?> request, JobContext context) {
    return job.run(job.requestType().cast(request), context);
  }

  private Job<?, ?> find(String name) {
    Job<?, ?> job = jobs.get(name);
    if (job == null) {
      throw new UserFault(
          "there is no job '%s'; there is: %s".formatted(name, String.join(", ", names())));
    }
    return job;
  }
}
