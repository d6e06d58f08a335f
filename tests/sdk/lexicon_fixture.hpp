// SPDX-License-Identifier: Apache-2.0
// Small language files and knowledge tables, compiled by the real program into the test's own folder, and texts cut
// into tokens by the rules of abi/document.h, simplified: all that is not ASCII, a known mark or a space is a letter.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/abi/document.h"
#include "gainsay/kit/lexicon.hpp"

namespace gainsay::test {

using Files = std::map<std::string, std::string>;  // file name -> content

struct Compiling {
  int status = -1;
  std::string message;  // what the compiler printed
  std::string bytes;    // of the lexicon, empty when it failed
};
// Writes the files into folders of their own and runs gainsay-lexicon.
Compiling compile_files(const Files& languages, const Files& knowledge);

// Bytes at an address that open() accepts.
class Mapped {
 public:
  explicit Mapped(std::string_view bytes);
  std::string_view bytes() const { return {reinterpret_cast<const char*>(words_.data()), size_}; }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t size_;
};

class Text {
 public:
  explicit Text(std::string text);
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;
  const gainsay_document& document() const { return document_; }
  // Number of the first token that begins with `word`.
  std::uint32_t token(std::string_view word) const;
  std::string_view words(gainsay_span span) const {
    return std::string_view(text_).substr(span.begin, span.end - span.begin);
  }

 private:
  std::string text_;
  std::vector<std::uint16_t> units_;
  std::vector<std::uint32_t> offsets_;
  std::vector<gainsay_token> tokens_;
  gainsay_document document_{};
};

// Matches in the form "id[form words|tail]", longest first.
std::vector<std::string> found(const kit::Lexicon& lexicon, std::string_view language, const Text& text,
                               std::string_view at);

}  // namespace gainsay::test
