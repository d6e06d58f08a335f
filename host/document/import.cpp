// SPDX-License-Identifier: Apache-2.0
#include "host/document/import.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <istream>
#include <unordered_map>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/hash.hpp"
#include "host/document/file_kind.hpp"

namespace gainsay::document {
namespace {

Error refused(ErrorCode code, std::string message, const SourceItem& item, std::string hint = "") {
  return {code, std::move(message), item.name, std::move(hint)};
}

Error too_large(const SourceItem& item, const ImportOptions& options) {
  return refused(ErrorCode::TooLarge, "more than the limit of " + std::to_string(options.max_bytes) + " bytes", item,
                 "split the text, or raise the limit");
}

// One byte more than allowed is enough to know.
Result<std::string> read(std::istream& in, const SourceItem& item, const ImportOptions& options) {
  std::string bytes;
  constexpr std::size_t chunk = std::size_t{64} << 10;
  while (in && bytes.size() <= options.max_bytes) {
    const auto have = bytes.size();
    bytes.resize(have + chunk);
    in.read(bytes.data() + have, static_cast<std::streamsize>(chunk));
    bytes.resize(have + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) return refused(ErrorCode::Io, "reading failed", item);
  if (bytes.size() > options.max_bytes) return too_large(item, options);
  return bytes;
}

Error not_utf8(std::string_view bytes, std::size_t first, const SourceItem& item) {
  std::size_t count = 0;
  for (std::size_t i = first; i < bytes.size();) {
    const auto c = utf8::decode(bytes, i);
    count += c.size == 0 ? 1 : 0;
    i += c.size == 0 ? 1 : c.size;
  }
  return refused(ErrorCode::BadInput,
                 "not UTF-8: the first bad byte is at offset " + std::to_string(first) + ", " + std::to_string(count) +
                     (count == 1 ? " bad byte" : " bad bytes") + " in all",
                 item, "convert the text to UTF-8 first, for instance with iconv");
}

bool is_blank(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

}  // namespace

Result<model::Document> import_bytes(std::string bytes, const SourceItem& item, const ImportOptions& options) {
  if (bytes.size() > options.max_bytes) return too_large(item, options);
  if (is_blank(bytes)) return refused(ErrorCode::BadInput, "no text in it", item);
  if (const auto nul = bytes.find('\0'); nul != std::string::npos)
    return refused(ErrorCode::BadInput, "not a text: a NUL byte at offset " + std::to_string(nul), item,
                   "if it is UTF-16, convert it to UTF-8 first, for instance with iconv");
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
  if (item.file == "-") {
    if (options.standard_input == nullptr) return refused(ErrorCode::Unsupported, "no standard input here", item);
    auto bytes = read(*options.standard_input, item, options);
    return bytes ? import_bytes(*std::move(bytes), item, options) : std::move(bytes).error();
  }
  if (kind_of(item.file) == FileKind::Unreadable) return refused(ErrorCode::Unsupported, no_importer(item.file), item);
  std::error_code ignored;
  if (std::filesystem::is_directory(item.file, ignored)) return refused(ErrorCode::Io, "is a folder", item);
  errno = 0;
  std::ifstream in(item.file, std::ios::binary);
  if (!in) {
    const auto code = errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io;
    return refused(code, std::string("cannot be opened: ") + std::strerror(errno), item);
  }
  auto bytes = read(in, item, options);
  return bytes ? import_bytes(*std::move(bytes), item, options) : std::move(bytes).error();
}

Imported import_all(const std::vector<SourceItem>& items, const ImportOptions& options) {
  Imported out;
  std::unordered_map<DocumentId, std::size_t> known;
  for (const auto& item : items) {
    auto document = import_item(item, options);
    if (!document) {
      out.failures.push_back(
          {item.name, "import", std::nullopt, to_string(document.error().code), document.error().message});
      continue;
    }
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
