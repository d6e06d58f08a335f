// SPDX-License-Identifier: Apache-2.0
#include "host/cli/labels.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>

#include "host/disagreement/messages.hpp"

namespace gainsay::cli {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// A language code becomes a file name: nothing but letters, digits and hyphens may.
bool is_tag(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) || c == '-'; });
}

bool read(const std::filesystem::path& file, std::map<std::string, std::string, std::less<>>& texts) {
  std::ifstream in(file);
  if (!in) return false;
  for (std::string line; std::getline(in, line);) {
    const auto equals = line.find('=');
    if (line.empty() || line.front() == '#' || equals == std::string::npos) continue;
    texts[std::string(trimmed(std::string_view(line).substr(0, equals)))] =
        trimmed(std::string_view(line).substr(equals + 1));
  }
  return true;
}

}  // namespace

Result<Labels> Labels::load(const std::filesystem::path& folder, std::string_view reader) {
  Labels labels;
  const auto base = folder / (std::string(disagreement::default_reader) + ".txt");
  if (!read(base, labels.texts_))
    return Error{ErrorCode::NotFound, "a part of the installation is missing", base.string(),
                 "build or install Gainsay again"};
  if (is_tag(reader) && reader != disagreement::default_reader) {
    if (!read(folder / (std::string(reader) + ".txt"), labels.texts_))
      read(folder / (std::string(reader.substr(0, reader.find('-'))) + ".txt"), labels.texts_);
  }
  return labels;
}

std::string Labels::operator()(std::string_view key) const {
  const auto it = texts_.find(key);
  return it == texts_.end() ? std::string(key) : it->second;
}

}  // namespace gainsay::cli
