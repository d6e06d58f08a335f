// SPDX-License-Identifier: Apache-2.0
#include "host/document/file_kind.hpp"

#include <algorithm>
#include <array>

namespace gainsay::document {
namespace {

constexpr std::array<std::string_view, 2> text = {"txt", "md"};
constexpr std::array<std::string_view, 7> unreadable = {"html", "htm", "pdf", "docx", "odt", "eml", "warc"};

struct Format {
  std::string_view begins, name;
};
using namespace std::string_view_literals;
// Beginnings that the formats' own descriptions demand; a text does not begin so.
constexpr std::array formats = {
    Format{"%PDF-", "a PDF document"},
    Format{"{\\rtf", "an RTF document"},
    Format{"PK\x03\x04", "a ZIP archive (.docx, .odt and .epub are such)"},
    Format{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document"},
    Format{"\x89PNG\r\n", "a PNG image"},
    Format{"\xFF\xD8\xFF", "a JPEG image"},
    Format{"GIF87a", "a GIF image"},
    Format{"GIF89a", "a GIF image"},
    Format{"\x7F"
           "ELF",
           "a program or library"},
    Format{"\x1F\x8B", "a gzip archive"},
    Format{"\xFD"
           "7zXZ\0"sv,
           "an xz archive"},
    Format{"7z\xBC\xAF", "a 7z archive"},
    Format{"SQLite format 3\0"sv, "a SQLite database, as casefiles are"},
    Format{"\xFF\xFE", "UTF-16, not UTF-8"},
    Format{"\xFE\xFF", "UTF-16, not UTF-8"},
};

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

std::string_view format_of(std::string_view bytes) {
  for (const auto& format : formats)
    if (bytes.starts_with(format.begins)) return format.name;
  return {};
}

}  // namespace gainsay::document
