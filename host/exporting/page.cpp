// SPDX-License-Identifier: Apache-2.0
#include "host/exporting/page.hpp"

#include <unicode/locid.h>

namespace gainsay::exporting {
namespace {

const disagreement::Messages& own(const ReportInput& input) {
  static const disagreement::Messages none;
  const auto at = input.messages.find(disagreement::host_messages);
  return at == input.messages.end() ? none : at->second;
}

}  // namespace

std::string_view file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

const char* direction_of(const std::string& language) {
  UErrorCode code = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(language, code);
  return U_SUCCESS(code) && locale.isRightToLeft() ? "rtl" : "ltr";
}

Page::Page(const ReportInput& input)
    : in(input), language_(own(input).language_for(input.reader)), figures_(language_) {}

std::string Page::word(std::string_view key, const disagreement::Arguments& arguments) const {
  const auto whole = key.starts_with("card.") ? std::string(key) : std::string("report.").append(key);
  const auto found = own(in).format(in.reader, whole, arguments);
  return found.found ? found.text : std::string(key);
}

std::string Page::counted(std::string_view key, std::size_t count) const {
  return word(key, {{"count", std::to_string(count)}});
}

void Page::paragraph(const char* style, std::string_view message) {
  if (!message.empty()) html.open("p", {{"class", style}}).message(message).close();
}

void Page::heading(const char* tag, std::string_view key) { html.open(tag).message(word(key)).close(); }
void Page::code(std::string_view text) { html.element("code", {{"dir", "ltr"}}, text); }
void Page::time(std::string_view iso) { html.element("time", {{"datetime", std::string(iso)}, {"dir", "ltr"}}, iso); }
void Page::person(std::string_view name) { html.element("bdi", {{"class", "who"}}, name); }
void Page::words(const char* tag, const char* style, std::string_view text) {
  if (!text.empty()) html.element(tag, {{"class", style}, {"dir", "auto"}}, text);
}

}  // namespace gainsay::exporting
