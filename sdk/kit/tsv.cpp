// SPDX-License-Identifier: Apache-2.0
#include "gainsay/kit/tsv.hpp"

#include <algorithm>

namespace gainsay::kit {
namespace {

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> out;
  while (true) {
    const auto tab = line.find('\t');
    out.push_back(trimmed(line.substr(0, tab)));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

Result<Tsv> Tsv::parse(std::string_view text, std::string_view where, const std::vector<std::string_view>& needed) {
  Tsv out;
  out.where_ = where;
  for (std::size_t line = 1; !text.empty(); ++line) {
    const auto end = text.find('\n');
    const auto content = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (trimmed(content).empty() || content.front() == '#') continue;
    auto cells = cells_of(content);
    if (out.columns_.empty()) {
      out.columns_ = std::move(cells);
      continue;
    }
    if (cells.size() > out.columns_.size())
      return Error{ErrorCode::BadInput,
                   "the row has more cells than there are columns",
                   out.where_ + ":" + std::to_string(line),
                   {}};
    out.rows_.push_back({line, std::move(cells)});
  }
  for (const auto column : needed)
    if (std::find(out.columns_.begin(), out.columns_.end(), column) == out.columns_.end())
      return Error{ErrorCode::BadInput, "column \"" + std::string(column) + "\" is missing", out.where_, {}};
  return out;
}

std::string_view Tsv::at(std::size_t row, std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  const auto& cells = rows_[row].cells;
  return index < cells.size() ? cells[index] : std::string_view{};
}

std::string Tsv::place(std::size_t row) const { return where_ + ":" + std::to_string(rows_[row].line); }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = text.find(separator);
    const auto part = trimmed(text.substr(0, end));
    if (!part.empty()) out.push_back(part);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace gainsay::kit
