// SPDX-License-Identifier: Apache-2.0
// What the user named -> the source items to import.
#pragma once

#include <string>
#include <vector>

#include "gainsay/model/run.hpp"
#include "host/document/source.hpp"

namespace gainsay::document {

struct Collection {
  std::vector<SourceItem> items;         // sorted by name, then by file; each file once
  std::vector<model::Failure> failures;  // what was named, or lies in a folder, and cannot be read; sorted by path
  std::vector<model::Skipped> skipped;   // files no importer exists for; sorted
  std::vector<std::string> notes;        // what was odd about a sources.toml
};

// `sources`: files, folders, "-" (standard input), or "@LIST", a file that names one source per line (NUL bytes end a
// name where there are any: find -print0). A folder gives, not recursively, its *.txt and *.md files and those that its
// sources.toml names; other kinds of text are listed as skipped; sources.toml, gold.json and README* are never items,
// dot files only when named themselves. Metadata: the sources.toml of a file's folder (or of a folder above that names
// it), then `overrides` (the command line), field by field. A source that does not exist, or whose sources.toml is
// broken, is a failure and costs no other source. Reads no text.
Collection collect(const std::vector<std::string>& sources, const Metadata& overrides);

}  // namespace gainsay::document
