package io.tidemark.features.factors;

import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.registry.Manifest;
import io.tidemark.core.registry.Registry;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Another feature set that the report compares with. */
record ReferenceSet(String name, String definitionHash, boolean isIntraday, List<String> features) {

  /**
   * The set that the request names; without a name, the served set with rows of the same kind,
   * daily or within the day, that was published last.
   *
   * @return empty if no comparison is wanted, or no other set is served
   * @throws UserFault if the request names the set itself
   */
  static Optional<ReferenceSet> of(FactorReportRequest request, FeatureSet set, Registry registry) {
    if (request.against().equals(FactorReportRequest.NONE)) {
      return Optional.empty();
    }
    if (!request.against().isEmpty()) {
      FeatureSet against = FeatureSet.load(request.against());
      if (against.definitionHash().equals(set.definitionHash())) {
        throw new UserFault(
            "%s and %s have the same definition; name another set to compare with, or %s"
                .formatted(set.name(), request.against(), FactorReportRequest.NONE));
      }
      return Optional.of(
          new ReferenceSet(
              against.name(),
              against.definitionHash(),
              against.isIntraday(),
              against.featureNames()));
    }
    return registry.sets().stream()
        .flatMap(name -> registry.served(name).map(v -> registry.manifest(name, v)).stream())
        .filter(manifest -> !manifest.definitionHash().equals(set.definitionHash()))
        .filter(manifest -> manifest.intraday() == set.isIntraday())
        .max(Comparator.comparing(Manifest::publishedAt).thenComparing(Manifest::set))
        .map(m -> new ReferenceSet(m.set(), m.definitionHash(), m.intraday(), m.features()));
  }

  Table table() {
    return FeatureTable.of(name, definitionHash, isIntraday, features, List.of());
  }
}
