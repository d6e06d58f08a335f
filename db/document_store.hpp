// SPDX-License-Identifier: Apache-2.0
// Documents: their texts, and where they were seen.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/filter.hpp"
#include "db/sqlite/statement.hpp"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"
#include "gainsay/model/document.hpp"

namespace gainsay::db {

// A document as lists show it.
struct DocumentEntry {
  model::Document document;  // without its text
  std::uint64_t bytes = 0;
  std::uint64_t characters = 0;
  std::uint64_t claims = 0;
};

// What the row of a document must say of its text and language.
std::uint64_t seal_of(const DocumentId& id, std::string_view language, std::string_view text);
// The id of an appearance's row: a hash of all it says.
std::uint64_t appearance_id(const model::Appearance& appearance);

class DocumentStore {
 public:
  explicit DocumentStore(Connection& connection);

  struct Put {
    std::int64_t number = 0;  // row number, for the other stores
    bool is_new = false;
    bool anchor_moved =
        false;  // an appearance has changed the date that relative times hang on: run the extractors again
  };
  // Adds the document, or its appearances to it. An appearance replaces earlier ones of the same path: who corrects a
  // date and imports again means the new one. BadInput when the text is not UTF-8 or differs from the stored one.
  Result<Put> put(const model::Document& document);

  // NotFound when the casefile does not hold it.
  Result<model::Document> get(const DocumentId& id);
  Result<std::string> text(const DocumentId& id);
  Result<std::optional<std::int64_t>> number(const DocumentId& id);
  // Sorted by id.
  Result<std::vector<DocumentEntry>> list(const Filter& filter);
  Result<std::uint64_t> count();

 private:
  Connection& connection_;
  Statement insert_, insert_text_, set_language_, head_, text_, appearances_, forget_path_, add_appearance_;

  Result<Put> write(const model::Document& document);
  Result<void> add(const model::Document& document);
  Result<void> put_appearances(std::int64_t number, const std::vector<model::Appearance>& appearances);
  Result<std::vector<model::Appearance>> appearances(std::int64_t number);
  Result<void> same_text(const model::Document& document, std::int64_t number);
};

}  // namespace gainsay::db
