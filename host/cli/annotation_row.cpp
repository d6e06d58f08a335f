// SPDX-License-Identifier: Apache-2.0
#include "host/cli/annotation_row.hpp"

#include "host/document/import.hpp"
#include "host/document/publication_date.hpp"
#include "host/plugin_host/nesting.hpp"

namespace gainsay::cli {
namespace {

std::optional<std::string> text_of(const Json& row, const char* key) {
  const auto it = row.find(key);
  return it != row.end() && it->is_string() ? std::optional(it->get<std::string>()) : std::nullopt;
}

Result<model::Document> document_of(const Json& row, const std::string& name,
                                    const std::optional<std::string>& language) {
  auto text = text_of(row, "text");
  if (!text) return Error{ErrorCode::BadInput, "a row is an object with a string \"text\"", "", ""};
  document::SourceItem item{name, name, {}};
  item.metadata.language = text_of(row, "lang");
  if (!item.metadata.language) item.metadata.language = language;
  item.metadata.publisher = text_of(row, "publisher");
  if (const auto date = text_of(row, "published")) {
    auto published = document::parse_publication_date(*date, model::DateBasis::User);
    if (!published) return std::move(published).error();
    item.metadata.published = *std::move(published);
  }
  return document::import_bytes(*std::move(text), item, {});
}

}  // namespace

AnnotationRow parse_row(const std::string& line, const std::optional<std::string>& language) {
  if (plugin_host::nests_too_deep(line)) return {nullptr, Error{ErrorCode::BadInput, "the row nests too deep", "", ""}};
  const auto row = Json::parse(line, nullptr, false);
  if (row.is_discarded()) return {nullptr, Error{ErrorCode::BadInput, "not a line of JSON", "", ""}};
  if (!row.is_object())
    return {nullptr, Error{ErrorCode::BadInput, "a row is an object with a string \"text\"", "", ""}};
  const Json id = row.contains("id") ? row["id"] : Json(nullptr);
  return {id, document_of(row, id.is_string() ? id.get<std::string>() : id.dump(), language)};
}

}  // namespace gainsay::cli
