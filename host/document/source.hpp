// SPDX-License-Identifier: Apache-2.0
// A source item: one file (or standard input) to import, and what is known about it before it is read.
#pragma once

#include <optional>
#include <string>

#include "gainsay/model/document.hpp"

namespace gainsay::document {

struct Metadata {
  std::optional<std::string> title, publisher, author, url;
  std::optional<std::string> language;  // BCP 47
  std::optional<model::Published> published;
  std::optional<std::string> retrieved;  // EDTF

  // Takes from `stronger` every field that it has.
  void override_with(const Metadata& stronger);
};

struct SourceItem {
  std::string file;  // what to open; "-" is standard input
  std::string name;  // how reports call it: as named by the user, or relative to the folder it was found in
  Metadata metadata;
};

}  // namespace gainsay::document
