// SPDX-License-Identifier: Apache-2.0
// sources.toml: what the importing person knows about the texts of a folder.
//
//   [[source]]
//   file = "a.txt"            in this folder or below it
//   published = "2023-09-05"  any of: title publisher author published url retrieved lang
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "host/document/source.hpp"

namespace gainsay::document {

struct SourceList {
  std::map<std::string, Metadata> entries;  // by `file`, normalised, with '/'
  std::vector<Error> missing;               // NotFound for each entry whose file is not there; where = path:line:column
  std::vector<std::string> notes;           // keys that mean nothing here, as "path:line:column: …"
};

// The list of `folder`; nullopt when the folder has none. BadInput with where = path:line:column when it is not TOML,
// when a value has the wrong type, a date is none, or `file` is missing, given twice or leads out of the folder; Io
// when it cannot be read. Such a list says nothing that could be relied on, about no text of the folder.
Result<std::optional<SourceList>> load_source_list(const std::filesystem::path& folder);

}  // namespace gainsay::document
