// SPDX-License-Identifier: Apache-2.0
// A source item -> a document: bytes, checked, with their hash and one appearance.
#pragma once

#include <atomic>
#include <cstddef>
#include <iosfwd>
#include <span>
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
  std::size_t enough = std::size_t{4} << 20;     // bytes after which import_all takes no more items
  const std::atomic<bool>* stop = nullptr;       // borrowed; once true, no pipe is waited for
};

// The text is the file's bytes, unchanged, a byte order mark included: offsets are offsets into the file, and the id is
// the file's SHA-256 (the analysis takes U+FEFF for white space). `language` is the metadata's, or "" until analysed.
// Refused, with where = the item's name: what cannot be read (Io, NotFound), kinds without an importer (Unsupported),
// more than `max_bytes` (TooLarge, by the file's size before it is read); no text at all, other formats, NUL bytes,
// bytes that are not UTF-8 (BadInput). A file is never waited for (file_bytes.hpp).
Result<model::Document> import_item(const SourceItem& item, const ImportOptions& options);

// The same for bytes that are already in memory.
Result<model::Document> import_bytes(std::string bytes, const SourceItem& item, const ImportOptions& options);

struct Imported {
  std::vector<model::Document> documents;  // in the order of their first item
  std::vector<model::Failure> failures;
  std::vector<model::Skipped> notes;  // what a reader cannot see but should know of: bidi controls
  std::size_t taken = 0;              // items that are done: the first so many
};

// Imports until it has `enough`, at least one item: a batch's memory is bounded, however large its documents are. Items
// with equal bytes become one document with an appearance each, in the order of the items; the first that names a
// language decides it.
Imported import_all(std::span<const SourceItem> items, const ImportOptions& options);

// A failure of the stage "import", with what to do about it.
model::Failure failure_of(const Error& error);

}  // namespace gainsay::document
