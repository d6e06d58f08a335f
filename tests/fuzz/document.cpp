// SPDX-License-Identifier: Apache-2.0
// The importer: any bytes are a document, unchanged, or a refusal that says why.
#include <sstream>

#include "gainsay/kit/hash.hpp"
#include "host/document/import.hpp"
#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {
namespace {

constexpr std::size_t most_bytes = 4'096;

const document::SourceItem& item() {
  static const document::SourceItem item{"-", "input", {}};
  return item;
}

void check_document(const model::Document& document, std::string_view input) {
  property(document.text == input, "the text is the bytes, unchanged");
  property(is_text(document.text) && document.text.find('\0') == std::string::npos, "the text is text");
  property(document.id == kit::document_id(input), "the id is the hash of the bytes");
  property(document.appearances.size() == 1 && document.appearances[0].path == item().name, "it was seen once");
}

}  // namespace

void run(std::string_view input) {
  const document::ImportOptions options{most_bytes, nullptr};
  const auto imported = document::import_bytes(std::string(input), item(), options);
  if (imported) {
    check_document(*imported, input);
  } else {
    check_error(imported.error());
    property(imported.error().where == item().name, "a refusal names the document");
    const bool expected = imported.error().code == ErrorCode::BadInput || imported.error().code == ErrorCode::TooLarge;
    property(expected, "a refusal of bytes is bad input or too large");
    property((imported.error().code == ErrorCode::TooLarge) == (input.size() > most_bytes), "the limit is the limit");
  }
  // What comes through a pipe is the same document.
  std::istringstream pipe{std::string(input)};
  const auto streamed = document::import_item(item(), {most_bytes, &pipe});
  property(streamed.has_value() == imported.has_value(), "a pipe and a file agree");
  if (imported) property(streamed->id == imported->id && streamed->text == imported->text, "a pipe loses nothing");
  if (!imported) property(streamed.error().message == imported.error().message, "a pipe is refused for one reason");
}

}  // namespace gainsay::fuzz
