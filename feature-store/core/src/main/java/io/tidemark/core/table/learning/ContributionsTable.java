package io.tidemark.core.table.learning;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * What each feature adds to the predictions of the models that a training gives for serving. A row
 * is a prediction: the contributions and the base value sum to it.
 */
public final class ContributionsTable {
  /** In {@code sample}: the row's label begins after all labels that the model was fitted on. */
  public static final String OUT_OF_SAMPLE = "out";

  /** In {@code sample}: the row's label is not known yet, but overlaps labels of the fit. */
  public static final String OVERLAPPING = "overlap";

  /** In {@code sample}: the model was fitted on the row's label. */
  public static final String IN_SAMPLE = "in";

  public static final Table TABLE =
      new Table(
          "learning.contributions",
          "Predictions of each training's models for the newest sessions, by feature.",
          List.of("model", "ticker", "date"),
          List.of(
              new Column("model", ColumnType.TEXT, "path of the model's file in the lake"),
              new Column("ticker", ColumnType.TEXT, "symbol"),
              new Column("date", ColumnType.DATE, "session"),
              new Column("run", ColumnType.TEXT, "run key of the training"),
              new Column("learner", ColumnType.TEXT, "name of the learner"),
              new Column("regime", ColumnType.TEXT, "regime at the close, which chose the model"),
              new Column(
                  "sample",
                  ColumnType.TEXT,
                  "in: the model was fitted on the row's label; overlap: its label overlaps those of"
                      + " the fit; out: it begins after them"),
              new Column("features", ColumnType.TEXTS, "the model's inputs, in its order"),
              new Column(
                  "contributions",
                  ColumnType.DOUBLES,
                  ColumnUnit.RATIO,
                  "in the order of features and the unit of prediction"),
              new Column(
                  "base",
                  ColumnType.DOUBLE,
                  ColumnUnit.RATIO,
                  "prediction where nothing is known of the features"),
              new Column(
                  "prediction",
                  ColumnType.DOUBLE,
                  ColumnUnit.RATIO,
                  "the label's centred rank in its day, about -0.5 to 0.5")));

  private ContributionsTable() {}
}
