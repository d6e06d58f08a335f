// SPDX-License-Identifier: Apache-2.0
#include "host/document/source_list.hpp"

#include <toml++/toml.h>
#include <sstream>

#include "gainsay/base/printable.hpp"
#include "host/document/file_bytes.hpp"
#include "host/document/publication_date.hpp"

namespace gainsay::document {
namespace {

namespace fs = std::filesystem;

struct Place {
  std::string path;
  std::string at(const toml::source_region& region) const {
    return path + ":" + std::to_string(region.begin.line) + ":" + std::to_string(region.begin.column);
  }
};

std::string in_quotes(std::string_view text) { return "\"" + printable(text) + "\""; }

Error bad_input(const std::string& message, const std::string& where) {
  return {ErrorCode::BadInput, message, where, ""};
}

// TOML has dates of its own: 2023-09-05 without quotation marks means the same as with them.
std::optional<std::string> text_of(const toml::node& node) {
  if (const auto* s = node.as_string()) return s->get();
  if (!node.is_date() && !node.is_date_time()) return std::nullopt;
  std::ostringstream out;
  if (const auto* d = node.as_date()) out << d->get();
  if (const auto* d = node.as_date_time()) out << d->get();
  return out.str();
}

std::optional<std::string> inside(const std::string& file) {
  const fs::path path = fs::path(file).lexically_normal();
  if (file.empty() || path.is_absolute() || !path.has_filename() || path == ".") return std::nullopt;
  if (*path.begin() == "..") return std::nullopt;
  return path.generic_string();
}

bool is_language_tag(const std::string& s) {
  const auto end = s.find('-');
  const auto primary = s.substr(0, end);
  if (primary.size() < 2 || primary.size() > 3) return false;
  for (const char c : s)
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) return false;
  return true;
}

Result<void> set_date(const std::string& value, const std::string& where, std::optional<model::Published>& out) {
  auto date = parse_publication_date(value, model::DateBasis::Metadata);
  if (!date) {
    date.error().where = where;
    return std::move(date).error();
  }
  out = *std::move(date);
  return {};
}

// Sets the field that `key` names; false when there is none of that name.
Result<bool> set_field(const std::string& key, const std::string& value, const std::string& where, Metadata& out) {
  if (key == "title")
    out.title = value;
  else if (key == "publisher")
    out.publisher = value;
  else if (key == "author")
    out.author = value;
  else if (key == "url")
    out.url = value;
  else if (key == "lang") {
    if (!is_language_tag(value)) return bad_input(in_quotes(value) + " is not a language tag", where);
    out.language = value;
  } else if (key == "published") {
    if (auto set = set_date(value, where, out.published); !set) return std::move(set).error();
  } else if (key == "retrieved") {
    std::optional<model::Published> date;
    if (auto set = set_date(value, where, date); !set) return std::move(set).error();
    out.retrieved = date->edtf;
  } else {
    return false;
  }
  return true;
}

Result<void> read_entry(const toml::table& table, const Place& place, const fs::path& folder, SourceList& list) {
  const auto where = place.at(table.source());
  const auto* file = table.get_as<std::string>("file");
  if (file == nullptr) return bad_input("a [[source]] has no `file`", where);
  const auto name = inside(file->get());
  if (!name) return bad_input("`file` leads out of the folder: " + in_quotes(file->get()), where);
  std::error_code ignored;
  const bool there = fs::exists(fs::symlink_status(folder / *name, ignored));
  Metadata metadata;
  for (const auto& [key, node] : table) {
    if (key.str() == "file") continue;
    const auto here = place.at(node.source());
    const auto value = text_of(node);
    if (!value) return bad_input("`" + printable(key.str()) + "` is not a text", here);
    auto known = set_field(std::string(key.str()), *value, here, metadata);
    if (!known) return std::move(known).error();
    if (!*known) list.notes.push_back(here + ": unknown key `" + printable(key.str()) + "`");
  }
  if (!there)
    list.missing.push_back({ErrorCode::NotFound, "the file " + in_quotes(file->get()) + " does not exist", where,
                            "mend or remove its entry"});
  if (!list.entries.emplace(*name, std::move(metadata)).second)
    return bad_input("a second entry for " + in_quotes(*name), where);
  return {};
}

Result<SourceList> read_list(const toml::table& root, const Place& place, const fs::path& folder) {
  SourceList list;
  for (const auto& [key, node] : root) {
    if (key.str() != "source") {
      list.notes.push_back(place.at(node.source()) + ": unknown key `" + printable(key.str()) + "`");
      continue;
    }
    const auto* entries = node.as_array();
    if (entries == nullptr || !entries->is_homogeneous<toml::table>())
      return Error{ErrorCode::BadInput, "`source` is not a list of tables", place.at(node.source()),
                   "write [[source]]"};
    for (const auto& entry : *entries)
      if (auto read = read_entry(*entry.as_table(), place, folder, list); !read) return std::move(read).error();
  }
  return list;
}

}  // namespace

Result<std::optional<SourceList>> load_source_list(const fs::path& folder) {
  const fs::path path = folder / "sources.toml";
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(path, ignored))) return std::optional<SourceList>{};
  const Place place{path.generic_string()};
  constexpr std::size_t max_bytes = std::size_t{8} << 20;
  const auto bytes = read_file(path.string(), max_bytes);
  if (!bytes) {
    auto problem = bytes.error();
    problem.where = place.path;
    return problem;
  }
  try {
    auto list = read_list(toml::parse(*bytes, place.path), place, folder);
    if (!list) return std::move(list).error();
    return std::optional(*std::move(list));
  } catch (const toml::parse_error& broken) {  // toml++ throws; it goes no further
    return Error{ErrorCode::BadInput, printable(broken.description()), place.at(broken.source()), ""};
  }
}

}  // namespace gainsay::document
