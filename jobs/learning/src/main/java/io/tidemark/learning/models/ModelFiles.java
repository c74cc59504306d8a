package io.tidemark.learning.models;

import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.core.AtomicFile;
import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;
import io.tidemark.core.UserFault;
import java.nio.file.Path;
import java.util.List;

/**
 * Model files in the lake: {@code models/<run key>/<regime>.ubj}, XGBoost's own format, or {@code
 * .json}, a baseline. A file is there whole or not at all; a rerun writes the same bytes again.
 */
public final class ModelFiles {
  private final String root;

  /**
   * @param root the lake's root, a local folder
   * @throws UserFault if it is not local
   */
  public ModelFiles(String root) {
    if (root.contains("://")) {
      throw new UserFault(
          "lake %s is not a local folder, and model files are only written to local folders; set"
                  .formatted(root)
              + " TIDEMARK_LAKE to a local folder");
    }
    this.root = root;
  }

  /** Writes one file a model. */
  public List<Model> write(RunKey run, List<FinalModel> models) {
    return models.stream().map(model -> write(run, model)).toList();
  }

  private Model write(RunKey run, FinalModel model) {
    String path = "models/%s/%s%s".formatted(run, model.regime(), model.extension());
    AtomicFile.write(Path.of(root).resolve(path), model.content());
    return new Model(
        model.regime(),
        model.kind(),
        path,
        Sha256.of(model.content()),
        model.features(),
        model.importance(),
        model.rows());
  }
}
