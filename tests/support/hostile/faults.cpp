// SPDX-License-Identifier: Apache-2.0
// An extractor that does what a document tells it: the word after "please" names the fault (worker_faults.cpp,
// lies.cpp), the word after "verify" one that a verifier is to have with the claim about the document
// (faulty_verifier.cpp). Every other document gets one mention of its first word, and a claim about it.
#include <string>

#include "gainsay/kit/extractor.hpp"
#include "tests/support/hostile/lies.hpp"
#include "tests/support/hostile/worker_faults.hpp"

namespace {

using gainsay::Span;
using gainsay::Term;
using gainsay::kit::Host;
using gainsay::kit::Sink;

std::string_view word_after(std::string_view text, std::string_view key) {
  const auto at = text.find(key);
  if (at == std::string_view::npos) return {};
  const auto begin = at + key.size();
  return text.substr(begin, text.find_first_of(" .\n", begin) - begin);
}

struct Faults {
  Host host;
  Term fault;
  gainsay::hostile::Liar liar;

  static gainsay::Result<Faults> create(Host host, std::string_view) {
    return Faults{host, host.intern("fault"), gainsay::hostile::Liar(host)};
  }

  void answer(std::string_view what, const gainsay_document& document, Sink& sink) const {
    if (what == "consume") sink.mention(fault, {0, 1}, std::to_string(document.mention_count));
    if (what == "data") sink.mention(fault, {0, 1}, host.data("greeting.txt") == "hello\n" ? "true" : "false");
    if (what == "name" && document.mention_count != 0) {
      const std::string json = '"' + std::string(host.name(Term{document.mentions[0].layer})) + '"';
      sink.mention(fault, {0, 1}, json);
    }
  }

  gainsay::Result<void> extract(const gainsay_document& document, Sink& sink) const {
    const std::string_view text = gainsay::kit::view(document.text);
    const std::string_view what = word_after(text, "please ");
    gainsay::hostile::do_to_worker(what);
    liar.tell(what, document, sink);
    answer(what, document, sink);
    if (document.token_count == 0) return {};
    const Span first{document.tokens[0].begin, document.tokens[0].end};
    sink.mention(fault, first, "0");
    sink.claim(liar.claim(first, word_after(text, "verify ")));
    return {};
  }
};

}  // namespace

GAINSAY_EXTRACTOR(Faults, "org.example.faults", "1.0.0");
