// SPDX-License-Identifier: Apache-2.0
#include "host/document/file_kind.hpp"

#include <algorithm>
#include <array>

namespace gainsay::document {
namespace {

constexpr std::array<std::string_view, 2> text = {"txt", "md"};
constexpr std::array<std::string_view, 7> unreadable = {"html", "htm", "pdf", "docx", "odt", "eml", "warc"};

std::string extension_of(std::string_view name) {
  const auto slash = name.rfind('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const auto dot = name.rfind('.');
  std::string out(dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1));
  for (auto& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

}  // namespace

FileKind kind_of(std::string_view name) {
  const auto extension = extension_of(name);
  if (std::find(text.begin(), text.end(), extension) != text.end()) return FileKind::Text;
  if (std::find(unreadable.begin(), unreadable.end(), extension) != unreadable.end()) return FileKind::Unreadable;
  return FileKind::Other;
}

bool is_dossier_paper(std::string_view name) {
  return name == "sources.toml" || name == "gold.json" || name.starts_with("README");
}

std::string no_importer(std::string_view name) { return "no importer for ." + extension_of(name) + " files yet"; }

}  // namespace gainsay::document
