// SPDX-License-Identifier: Apache-2.0
// The few words that stand beside the parts of a card, in the reader's language: the keys "card." of the host's own
// messages, share/gainsay/labels/<language>.txt.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "gainsay/base/result.hpp"
#include "host/disagreement/messages.hpp"

namespace gainsay::cli {

class Labels {
 public:
  // The default reader's file must be there; what `reader` lacks is taken from it.
  static Result<Labels> load(const std::filesystem::path& folder, std::string_view reader);

  // "clash" -> "Clash"; the key itself when no file has it.
  std::string operator()(std::string_view key, const disagreement::Arguments& arguments = {}) const;

 private:
  Labels(disagreement::Messages messages, std::string_view reader) : messages_(std::move(messages)), reader_(reader) {}

  disagreement::Messages messages_;
  std::string reader_;
};

}  // namespace gainsay::cli
