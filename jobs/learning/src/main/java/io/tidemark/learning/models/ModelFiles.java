package io.tidemark.learning.models;

import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.core.RunKey;
import io.tidemark.core.Sha256;
import io.tidemark.core.UserFault;
import io.tidemark.core.store.ObjectStore;
import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.learner.SavedModel;
import java.util.List;

/**
 * Model files in the lake: {@code models/<run key>/<regime>} plus the extension of the model's
 * format. A file is immutable; a rerun that makes the same bytes writes nothing.
 */
public final class ModelFiles {
  private final ObjectStore store;

  /**
   * @param store the lake's object store
   */
  public ModelFiles(ObjectStore store) {
    this.store = store;
  }

  /**
   * Writes one file per model.
   *
   * @throws UserFault if the run already wrote different bytes, for example with a different code
   *     version
   */
  public List<Model> write(RunKey run, List<FinalModel> models) {
    return models.stream().map(model -> write(run, model)).toList();
  }

  private Model write(RunKey run, FinalModel served) {
    FittedModel model = served.model();
    SavedModel file = model.save();
    String path = "models/%s/%s%s".formatted(run, served.regime(), file.extension());
    store.putOnce(path, file.content());
    return new Model(
        served.regime(),
        file.kind(),
        path,
        Sha256.of(file.content()),
        model.features(),
        model.importance(),
        model.rows(),
        served.learner(),
        file.format());
  }
}
