// SPDX-License-Identifier: Apache-2.0
// Writes HTML. Everything that goes through it is escaped, so that no text can become markup. Control characters and
// bidi controls, which could hide or turn what stands around them, are shown as chips ("U+202E").
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace gainsay::exporting {

struct Attribute {
  const char* name;   // ours
  std::string value;  // anybody's
};
// The element of a table's row; spelled out it would be the code of a language, which only data may name.
inline constexpr const char* table_row = &"<tr"[1];
using Attributes = std::initializer_list<Attribute>;

class Html {
 public:
  // An element stays open until close(). Tags and names of attributes are ours.
  Html& open(const char* tag, Attributes attributes = {});
  Html& close();
  // Words of anybody, as they are.
  Html& text(std::string_view words);
  // A sentence for the reader, whose isolates (U+2068 … U+2069) are ours: they become <bdi>.
  Html& message(std::string_view sentence);
  // A whole element with `text`.
  Html& element(const char* tag, Attributes attributes, std::string_view words);
  Html& line(std::string_view raw);  // markup of our own: the document type, the style sheet

  std::string take() &&;  // closes what is open

 private:
  std::string out_;
  std::vector<const char*> open_;

  void start(const char* tag, Attributes attributes);
};

// For a message: isolated, without what could break out of the isolation.
std::string isolated(std::string_view words);

}  // namespace gainsay::exporting
