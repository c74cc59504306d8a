/**
 * Factor reports: Spark shuffles a feature table by column, plain Java studies each feature, and
 * the results are written as an HTML page, a CSV and a JSON file, and an MLflow run.
 */
package io.tidemark.features.factors;
