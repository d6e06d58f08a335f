// SPDX-License-Identifier: Apache-2.0
// The few words that stand beside the parts of a card, in the reader's language: the keys "card." of the host's own
// messages, share/gainsay/labels/<language>.txt.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "gainsay/base/result.hpp"
#include "host/disagreement/figures.hpp"
#include "host/disagreement/messages.hpp"

namespace gainsay::cli {

class Labels {
 public:
  // The default reader's file must be there; what `reader` lacks is taken from it.
  static Result<Labels> load(const std::filesystem::path& folder, std::string_view reader);

  // "clash" -> "Clash"; the key itself when no file has it.
  std::string operator()(std::string_view key, const disagreement::Arguments& arguments = {}) const;

  // In the digits of the labels' language, with `places` decimals.
  std::string number(double value, int places = 0) const { return figures_.fixed(value, places); }
  bool right_to_left() const { return right_to_left_; }
  // The language that answers the reader: hers, or the default.
  std::string_view language() const { return language_; }

 private:
  Labels(disagreement::Messages messages, std::string_view reader);

  disagreement::Messages messages_;
  std::string reader_, language_;
  disagreement::Figures figures_;
  bool right_to_left_ = false;
};

}  // namespace gainsay::cli
