// SPDX-License-Identifier: Apache-2.0
// The few words that stand beside the parts of a card, in the reader's language: share/gainsay/labels/<language>.txt.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "gainsay/base/result.hpp"

namespace gainsay::cli {

class Labels {
 public:
  // The default reader's file must be there; what `reader` lacks is taken from it.
  static Result<Labels> load(const std::filesystem::path& folder, std::string_view reader);

  // The key itself when no file has it: role names of third parties stay readable.
  std::string operator()(std::string_view key) const;

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace gainsay::cli
