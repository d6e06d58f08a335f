// SPDX-License-Identifier: Apache-2.0
// The bundled extractors over any text: they keep the contract that the host holds every plugin to, so that no text
// costs a layer; and the same text gives the same results.
#include <dlfcn.h>

#include <array>
#include <vector>

#include "db/record.hpp"
#include "gainsay/kit/testing.hpp"
#include "host/analysis/analyse.hpp"
#include "host/plugin_host/contract.hpp"
#include "tests/fuzz/language_data.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/support/loaded_plugin.hpp"

namespace gainsay::fuzz {
namespace {

using kit::testing::Emitted;
using kit::testing::TestExtractor;
using kit::testing::TestHost;

// In the order in which the host runs them.
const std::vector<TestExtractor>& extractors() {
  static const auto* const list = [] {
    static const TestHost host(&language_data().lexicon, language_data().bytes);
    auto* out = new std::vector<TestExtractor>;
    for (const std::string name : {"extract_quantities", "extract_times", "extract_entities", "extract_claims"}) {
      const auto* entry = test::load_plugin("org.gainsay." + name, name + ".so");
      property(entry != nullptr, "a bundled plugin loads");
      auto extractor = TestExtractor::create(*entry, host);
      property(extractor.has_value(), "a bundled plugin starts");
      out->push_back(*std::move(extractor));
    }
    return out;
  }();
  return *list;
}

void check_emitted(const Emitted& emitted, std::string_view text) {
  property(emitted.status == GAINSAY_OK, "an extractor comes to a good end");
  for (const auto& mention : emitted.mentions) {
    const kit::MentionView view(mention);
    const char* wrong = plugin_host::breach(view.abi(), text);
    property(!wrong, wrong ? wrong : "");
  }
  for (const auto& claim : emitted.claims) {
    const kit::ClaimView view(claim);
    const char* wrong = plugin_host::breach(view.abi(), text);
    property(!wrong, wrong ? wrong : "");
  }
  for (const auto& [where, reason] : emitted.abstentions)
    property(!plugin_host::breach_of_abstention({where.begin, where.end}, {reason.data(), reason.size()}, text),
             "an abstention keeps the contract");
}

std::string extract_all(const model::Document& document, const model::Analysis& analysis) {
  kit::DocumentView view(document, analysis);
  std::vector<model::Mention> mentions;
  db::Record all;
  for (const auto& extractor : extractors()) {
    const kit::testing::MentionList list(mentions);
    view.set_mentions(list.data(), list.size());
    const auto emitted = extractor.extract(view.abi());
    check_emitted(emitted, document.text);
    mentions.insert(mentions.end(), emitted.mentions.begin(), emitted.mentions.end());
    for (const auto& mention : emitted.mentions) all.add(mention.span).add(mention);
    for (const auto& claim : emitted.claims) all.add(claim);
  }
  return all.bytes();
}

}  // namespace

// The first byte chooses the language, the second whether the text has a date.
void run(std::string_view input) {
  static constexpr const char* languages[] = {"en", "it", "fa", "tr", "", "de"};
  Input in(input);
  const std::string language = languages[in.one_of(std::size(languages))];
  model::Document document;
  document.appearances.push_back({});
  if (in.one_of(2) == 0)
    document.appearances[0].published = model::Published{"2024-05-01", {19844, 19844}, -1, model::DateBasis::User};
  document.text = in.rest();
  if (document.text.size() > 2'000) return;
  const auto analysed = analysis::Analyser(language_data().vocabulary).analyse(document.text, language);
  if (!analysed) return;
  const auto found = extract_all(document, analysed->analysis);
  property(found == extract_all(document, analysed->analysis), "the same text gives the same results");
}

}  // namespace gainsay::fuzz
