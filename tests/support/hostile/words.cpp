// SPDX-License-Identifier: Apache-2.0
// The neighbour: a mention for every word. Well-behaved, unless a text begins with "die".
#include <cstdlib>

#include "gainsay/kit/extractor.hpp"

namespace {

struct Words {
  static gainsay::Result<Words> create(gainsay::kit::Host host, std::string_view) { return Words{host.intern("word")}; }

  gainsay::Result<void> extract(const gainsay_document& document, gainsay::kit::Sink& sink) const {
    if (gainsay::kit::view(document.text).starts_with("die ")) std::abort();
    for (std::uint64_t i = 0; i < document.token_count; ++i)
      if (document.tokens[i].kind == GAINSAY_TOKEN_WORD)
        sink.mention(layer, {document.tokens[i].begin, document.tokens[i].end}, "1");
    return {};
  }

  gainsay::Term layer;
};

}  // namespace

GAINSAY_EXTRACTOR(Words, "org.example.words", "1.0.0");
