// SPDX-License-Identifier: Apache-2.0
// Where cards take their words from: claims, documents, voices and the lexicon's labels. Borrowed; must outlive the
// view.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "gainsay/kit/lexicon.hpp"
#include "gainsay/model/claim.hpp"
#include "gainsay/model/document.hpp"

namespace gainsay::disagreement {

struct Voice {
  std::uint64_t document = 0;  // DocumentId::head()
  std::uint64_t voice = 0;
};

struct Sources {
  std::span<const model::Claim> claims;        // sorted by id
  std::span<const model::Document> documents;  // sorted by id
  std::span<const Voice> voices;               // sorted by document; a document without one is its own voice
  const kit::Lexicon* lexicon = nullptr;       // may be null: names then stand for labels
  std::function<std::string(Term)> name;       // of a term, "" when unknown; may be empty: the lexicon's names are used

  const model::Claim* claim(ClaimId id) const;  // nullptr when unknown
  const model::Document* document(const DocumentId& id) const;
  std::uint64_t voice(const DocumentId& id) const;
  std::string name_of(Term term) const;
  // The words of `span`, empty when it does not lie in the document.
  std::string_view words(const DocumentId& document, Span span) const;
};

// The appearance whose date and publisher count: the earliest dated one, else the first; nullptr when there is none.
const model::Appearance* appearance_of(const model::Document& document);

}  // namespace gainsay::disagreement
