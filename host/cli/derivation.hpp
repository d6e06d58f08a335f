// SPDX-License-Identifier: Apache-2.0
// Runs the plugins on the stored texts again: does the casefile still say what they derive?
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/reading.hpp"
#include "host/cli/report.hpp"

namespace gainsay::cli {

enum class Agreement {
  Same,
  Different,     // the same plugin, configuration and lexicon derive something else
  OtherVersion,  // made by a plugin or lexicon that is no longer the same: nothing can be said
};

struct Derived {
  Agreement agreement = Agreement::Same;
  std::string note;  // one sentence for the reader
};

class Derivation {
 public:
  // Both must outlive the object.
  Derivation(Listing& listing, const Report& report) : listing_(listing), report_(report) {}

  Result<Derived> claim(const model::Claim& claim);
  Result<Derived> link(const model::Link& link);
  // What was read of the claim's document, again.
  Result<const Reading*> reading(const DocumentId& document);

 private:
  Listing& listing_;
  const Report& report_;
  std::optional<Reader> reader_;
  std::map<DocumentId, Reading> readings_;
  std::optional<std::vector<model::Link>> links_;  // of all verifiers over all that is stored

  // The run that made it, against what is installed; nullopt when they are the same.
  std::optional<Derived> other_version(const model::Run& made_by) const;
  Result<void> compare_all();
};

}  // namespace gainsay::cli
