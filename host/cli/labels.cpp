// SPDX-License-Identifier: Apache-2.0
#include "host/cli/labels.hpp"

#include <unicode/locid.h>

#include <utility>

namespace gainsay::cli {

Labels::Labels(disagreement::Messages messages, std::string_view reader)
    : messages_(std::move(messages)), reader_(reader), language_(messages_.language_for(reader)), figures_(language_) {
  UErrorCode code = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(language_, code);
  right_to_left_ = U_SUCCESS(code) && locale.isRightToLeft();
}

Result<Labels> Labels::load(const std::filesystem::path& folder, std::string_view reader) {
  auto messages = disagreement::Messages::load(folder);
  if (!messages) return std::move(messages).error();
  return Labels(*std::move(messages), reader);
}

std::string Labels::operator()(std::string_view key, const disagreement::Arguments& arguments) const {
  const auto whole = std::string("card.").append(key);
  const auto found = messages_.format(reader_, whole, arguments);
  return found.found ? found.text : std::string(key);
}

}  // namespace gainsay::cli
