// SPDX-License-Identifier: Apache-2.0
#include "host/exporting/marked.hpp"

#include "tests/support/catch.hpp"

namespace gainsay::exporting {
namespace {

const std::string text = "One fell. Two <b> rose. Three stood. Four sat.";

Span at(const std::string& words) {
  const auto begin = static_cast<std::uint32_t>(text.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

std::string marked(Span whole, const std::vector<Span>& parts) {
  Html html;
  write_marked(html, text, whole, parts, "hit");
  return std::move(html).take();
}

model::Analysis analysis() {
  model::Analysis out;
  out.languages = {"en", "fa"};
  for (const auto* words : {"One fell.", "Two <b> rose.", "Three stood.", "Four sat."}) {
    model::Sentence sentence;
    sentence.span = at(words);
    sentence.paragraph = std::string(words) == "Four sat." ? 1 : 0;
    out.sentences.push_back(sentence);
  }
  model::Paragraph first, second;
  first.span = at("One fell.").joined(at("Three stood."));
  second.span = at("Four sat.");
  second.language = 1;
  out.paragraphs = {first, second};
  return out;
}

}  // namespace

TEST_CASE("parts are marked in order, once, and the words stay as they are") {
  CHECK(marked(at("Two <b> rose"), {at("rose"), at("Two")}) ==
        "<mark class=\"hit\">Two</mark> &lt;b&gt; <mark class=\"hit\">rose</mark>");
  CHECK(marked(at("Three stood"), {at("Three stood"), at("stood")}) == "<mark class=\"hit\">Three stood</mark>");
  CHECK(marked(at("Two"), {}) == "Two");
  CHECK(marked(at("Two"), {at("Three"), Span{}}) == "Two");
}

TEST_CASE("the context is the sentence and its neighbours of the same paragraph") {
  CHECK(context_of(analysis(), at("Two")) == at("One fell.").joined(at("Three stood.")));
  CHECK(context_of(analysis(), at("stood")) == at("Two <b> rose.").joined(at("Three stood.")));
  CHECK(context_of(analysis(), at("sat")) == at("Four sat."));
  CHECK(context_of(model::Analysis{{"en"}, 0, {}, {}, {}, {}, {}, {}}, at("sat")) == at("sat"));
}

TEST_CASE("a quote has the language of its paragraph") {
  CHECK(language_of(analysis(), at("Two")) == "en");
  CHECK(language_of(analysis(), at("sat")) == "fa");
}

}  // namespace gainsay::exporting
