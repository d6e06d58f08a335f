// SPDX-License-Identifier: Apache-2.0
#include "host/document/import.hpp"

#include <algorithm>
#include <istream>
#include <unordered_map>

#include "gainsay/base/disturbing.hpp"
#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/hash.hpp"
#include "host/document/file_bytes.hpp"
#include "host/document/file_kind.hpp"

namespace gainsay::document {
namespace {

Error refused(ErrorCode code, std::string message, const SourceItem& item, std::string hint = "") {
  return {code, std::move(message), item.name, std::move(hint)};
}

Error about(const SourceItem& item, Error error) {
  error.where = item.name;
  return error;
}

// One byte more than allowed is enough to know.
Result<std::string> read(std::istream& in, const ImportOptions& options) {
  std::string bytes;
  constexpr std::size_t chunk = std::size_t{64} << 10;
  while (in && bytes.size() <= options.max_bytes) {
    const auto have = bytes.size();
    bytes.resize(have + chunk);
    in.read(bytes.data() + have, static_cast<std::streamsize>(chunk));
    bytes.resize(have + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) return Error{ErrorCode::Io, "reading failed", "", ""};
  if (bytes.size() > options.max_bytes) return too_large(0, options.max_bytes);
  return bytes;
}

std::string place(std::string_view bytes, std::size_t offset) {
  const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  return "offset " + std::to_string(offset) + " (line " + std::to_string(line) + ")";
}

std::string counted(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

Error not_utf8(std::string_view bytes, std::size_t first, const SourceItem& item) {
  std::size_t count = 0;
  for (std::size_t i = first; i < bytes.size();) {
    const auto c = utf8::decode(bytes, i);
    count += c.size == 0 ? 1 : 0;
    i += c.size == 0 ? 1 : c.size;
  }
  return refused(
      ErrorCode::BadInput,
      "not UTF-8: the first bad byte is at " + place(bytes, first) + ", " + counted(count, "bad byte") + " in all",
      item, "convert the text to UTF-8 first, for instance with iconv");
}

Error has_nul(std::string_view bytes, std::size_t first, const SourceItem& item) {
  const auto count = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
  return refused(
      ErrorCode::BadInput,
      "not a text: the first NUL byte is at " + place(bytes, first) + ", " + counted(count, "NUL byte") + " in all",
      item, "if it is UTF-16, convert it to UTF-8 first, for instance with iconv");
}

// What is shown may stand in another order than what is written.
void note_turned_text(const model::Document& document, const std::string& name, std::vector<model::Skipped>& notes) {
  const std::string_view text = document.text;
  std::size_t count = 0, first = 0;
  for (auto at = text.find('\xE2'); at != std::string_view::npos; at = text.find('\xE2', at + 1)) {
    if (!is_bidi_formatting(utf8::decode(text, at).value)) continue;
    if (count++ == 0) first = at;
  }
  if (count > 0)
    notes.push_back({"import", name,
                     counted(count, "bidi control") + ", the first at " + place(text, first) +
                         ": kept, but what is shown may stand in another order than what is written",
                     1});
}

bool is_blank(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

}  // namespace

Result<model::Document> import_bytes(std::string bytes, const SourceItem& item, const ImportOptions& options) {
  if (bytes.size() > options.max_bytes) return about(item, too_large(bytes.size(), options.max_bytes));
  if (is_blank(bytes)) return refused(ErrorCode::BadInput, "no text in it", item);
  if (const auto format = format_of(bytes); !format.empty())
    return refused(ErrorCode::BadInput, "not a text: it is " + std::string(format), item, "save its text as UTF-8");
  if (const auto nul = bytes.find('\0'); nul != std::string::npos) return has_nul(bytes, nul, item);
  if (const auto bad = utf8::first_invalid(bytes)) return not_utf8(bytes, *bad, item);
  model::Document out;
  out.id = kit::document_id(bytes);
  out.text = std::move(bytes);
  out.language = item.metadata.language.value_or("");
  model::Appearance seen{item.name, {}, {}, {}, {}, {}, {}};
  seen.title = item.metadata.title;
  seen.url = item.metadata.url;
  seen.publisher = item.metadata.publisher;
  seen.author = item.metadata.author;
  seen.published = item.metadata.published;
  seen.retrieved = item.metadata.retrieved;
  out.appearances.push_back(std::move(seen));
  return out;
}

Result<model::Document> import_item(const SourceItem& item, const ImportOptions& options) {
  if (item.file == "-" && options.standard_input == nullptr)
    return refused(ErrorCode::Unsupported, "no standard input here", item);
  if (kind_of(item.file) == FileKind::Unreadable)
    return refused(ErrorCode::Unsupported, no_importer(item.file), item, "save its text as UTF-8");
  auto bytes =
      item.file == "-" ? read(*options.standard_input, options) : read_file(item.file, options.max_bytes, options.stop);
  return bytes ? import_bytes(*std::move(bytes), item, options) : about(item, std::move(bytes).error());
}

model::Failure failure_of(const Error& error) {
  return {error.where, "import", std::nullopt, to_string(error.code),
          error.message + (error.hint.empty() ? "" : "; " + error.hint)};
}

Imported import_all(std::span<const SourceItem> items, const ImportOptions& options) {
  Imported out;
  std::unordered_map<DocumentId, std::size_t> known;
  std::size_t bytes = 0;
  for (const auto& item : items) {
    if (out.taken > 0 && bytes >= options.enough) break;
    ++out.taken;
    auto document = import_item(item, options);
    if (!document) {
      out.failures.push_back(failure_of(document.error()));
      continue;
    }
    bytes += document->text.size();
    note_turned_text(*document, item.name, out.notes);
    const auto [at, is_new] = known.emplace(document->id, out.documents.size());
    if (is_new) {
      out.documents.push_back(*std::move(document));
      continue;
    }
    auto& same = out.documents[at->second];
    if (same.language.empty()) same.language = document->language;
    same.appearances.push_back(std::move(document->appearances.front()));
  }
  return out;
}

}  // namespace gainsay::document
