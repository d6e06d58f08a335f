// SPDX-License-Identifier: Apache-2.0
// A source item -> a document: bytes, checked, with their hash and one appearance.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/model/document.hpp"
#include "gainsay/model/run.hpp"
#include "host/document/source.hpp"

namespace gainsay::document {

struct ImportOptions {
  std::size_t max_bytes = std::size_t{8} << 20;  // of one document
  std::istream* standard_input = nullptr;        // what "-" reads; borrowed
};

// The text is the file's bytes, unchanged, a byte order mark included: offsets are offsets into the file, and the id is
// the file's SHA-256 (the analysis takes U+FEFF for white space). `language` is the metadata's, or "" until analysed.
// Refused, with where = the item's name: what cannot be read (Io, NotFound), kinds without an importer (Unsupported),
// more than `max_bytes` (TooLarge); no text at all, NUL bytes, bytes that are not UTF-8 (BadInput).
Result<model::Document> import_item(const SourceItem& item, const ImportOptions& options);

// The same for bytes that are already in memory.
Result<model::Document> import_bytes(std::string bytes, const SourceItem& item, const ImportOptions& options);

struct Imported {
  std::vector<model::Document> documents;  // in the order of their first item
  std::vector<model::Failure> failures;
};

// Imports all. Items with equal bytes become one document with an appearance each, in the order of the items; the first
// that names a language decides it.
Imported import_all(const std::vector<SourceItem>& items, const ImportOptions& options);

}  // namespace gainsay::document
