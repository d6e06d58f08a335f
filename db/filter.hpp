// SPDX-License-Identifier: Apache-2.0
// What lists of documents, claims, links and disagreements can be narrowed by. Every condition that is set must hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "gainsay/base/date.hpp"
#include "gainsay/base/ids.hpp"

namespace gainsay::db {

// For a link, language, predicate, entity, since and document speak of one of its two claims (the same one for all of
// them); for a disagreement, of one claim of one of its links.
struct Filter {
  std::optional<std::string> language;  // BCP 47; "fa" also finds "fa-AF"
  std::optional<Term> predicate;
  std::optional<Term> entity;  // fills a slot or is a source
  std::optional<Day> since;    // first published on that day or later; undated documents are left out
  std::optional<DocumentId> document;
  std::optional<std::string> type;  // of a link; of a disagreement's strongest link
  std::optional<std::uint64_t> limit;
};

}  // namespace gainsay::db
