package io.tidemark.runner;

import io.tidemark.api.JobRunner.ProgressListener;
import io.tidemark.api.Progress;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts Spark's tasks and the rows that they write, and reports them to a listener. */
final class ProgressMeter extends SparkListener {
  private final ProgressListener listener;
  private String stage = "starting";
  private int tasksDone;
  private int tasksTotal;
  private long rows;

  ProgressMeter(ProgressListener listener) {
    this.listener = listener;
  }

  /** Begins a new stage of the step. */
  synchronized void stage(String words) {
    stage = words;
    tasksDone = 0;
    tasksTotal = 0;
    tell();
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    tasksTotal += submitted.stageInfo().numTasks();
    tell();
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    tasksDone++;
    TaskMetrics metrics = end.taskMetrics();
    if (metrics != null) {
      rows += metrics.outputMetrics().recordsWritten();
    }
    tell();
  }

  private void tell() {
    listener.on(new Progress(stage, Math.min(tasksDone, tasksTotal), tasksTotal, rows));
  }
}
