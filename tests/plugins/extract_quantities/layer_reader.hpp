// SPDX-License-Identifier: Apache-2.0
// A text and what one layer plugin finds in it: the compiled lexicon of the build tree, the real analysis, the plugin
// through the ABI; and the notation of [tests] rows (sdk/languages/README.md).
#pragma once

#include <cmath>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/kit/convert.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "gainsay/kit/testing.hpp"
#include "host/analysis/analyse.hpp"
#include "host/document/publication_date.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/loaded_plugin.hpp"

namespace gainsay::test {

class LayerReader {
 public:
  // `earlier`: the reader of a layer that the plugin consumes; it must outlive this one.
  LayerReader(const std::string& plugin, const std::string& library, const LayerReader* earlier = nullptr)
      : bytes_(read(GAINSAY_BUILD_DIR "/share/gainsay/lexicon/gainsay.lexicon")), earlier_(earlier) {
    auto opened = kit::Lexicon::open(bytes_);
    REQUIRE(opened);
    lexicon_ = std::make_unique<kit::Lexicon>(*std::move(opened));
    host_ = std::make_unique<kit::testing::TestHost>(lexicon_.get(), bytes_);
    const auto* entry = load_plugin(plugin, library);
    REQUIRE(entry != nullptr);
    auto made = kit::testing::TestExtractor::create(*entry, *host_);
    REQUIRE(made);
    plugin_.emplace(*std::move(made));
  }

  const kit::Lexicon& lexicon() const { return *lexicon_; }
  std::string name(Term term) const { return host_->name(term); }

  std::vector<model::Mention> mentions(std::string_view language, const std::string& text,
                                       std::string_view published = {}) const {
    model::Document document;
    document.text = text;
    document.language = language;
    if (!published.empty()) {
      auto date = document::parse_publication_date(published, model::DateBasis::User);
      REQUIRE(date);
      model::Appearance appearance;
      appearance.published = *std::move(date);
      document.appearances.push_back(std::move(appearance));
    }
    auto analysed = analysis::analyse(document, *lexicon_, {std::string(language)});
    REQUIRE(analysed);
    kit::DocumentView view(document, analysed->analysis);
    std::vector<model::Mention> times;
    if (earlier_ != nullptr) times = earlier_->mentions(language, text, published);
    std::vector<gainsay_time> values;
    for (const auto& m : times) values.push_back(kit::to_abi(std::get<model::Time>(m.value)));
    std::vector<gainsay_mention> given;
    for (std::size_t i = 0; i < times.size(); ++i)
      given.push_back(
          {times[i].layer.value, {times[i].span.begin, times[i].span.end}, GAINSAY_VALUE_TIME, 0, &values[i]});
    view.set_mentions(given.data(), given.size());
    auto found = plugin_->extract(view.abi());
    REQUIRE(found.status == GAINSAY_OK);
    return std::move(found.mentions);
  }

  // As the rows of [tests] write it: "15800.. unit:container more-than ; 2 - exact", "../2017 ; P18M", "none"; "?" is a
  // time that was found and stays unknown.
  std::string notation(std::string_view language, const std::string& text, std::string_view published = {}) const {
    std::string out;
    for (const auto& m : mentions(language, text, published)) out += (out.empty() ? "" : " ; ") + notation(m);
    return out.empty() ? "none" : out;
  }

  // The words of every mention, joined by " | ".
  std::string words(std::string_view language, const std::string& text, std::string_view published = {}) const {
    std::string out;
    for (const auto& m : mentions(language, text, published))
      out += (out.empty() ? "" : " | ") + std::string(m.span.of(text));
    return out;
  }

 private:
  static std::string number(double value) {
    std::ostringstream out;
    out.precision(12);
    out << value;
    return out.str();
  }
  std::string notation(const model::Mention& mention) const {
    if (const auto* time = std::get_if<model::Time>(&mention.value))
      return !time->edtf.empty() ? time->edtf : !time->duration.empty() ? time->duration : "?";
    const auto& q = std::get<model::Quantity>(mention.value);
    const std::string bounds =
        q.lo == q.hi ? number(q.lo)
                     : (std::isinf(q.lo) ? "" : number(q.lo)) + ".." + (std::isinf(q.hi) ? "" : number(q.hi));
    return bounds + " " + (q.unit ? name(q.unit) : "-") + " " + to_string(q.modifier);
  }
  static std::string read(const char* path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::string bytes_;
  const LayerReader* earlier_;
  std::unique_ptr<kit::Lexicon> lexicon_;
  std::unique_ptr<kit::testing::TestHost> host_;
  std::optional<kit::testing::TestExtractor> plugin_;
};

// Runs the [tests] rows of one layer in every language file; returns how many there were in the file with the fewest.
inline std::size_t check_rows(const LayerReader& reader, std::string_view layer) {
  std::size_t fewest = static_cast<std::size_t>(-1);
  const kit::Lexicon& lexicon = reader.lexicon();
  for (std::size_t l = 0; l < lexicon.language_count(); ++l) {
    const auto language = static_cast<kit::LanguageIndex>(l);
    if (lexicon.is_partial(language)) continue;
    const auto tests = lexicon.table(language, "tests");
    std::size_t count = 0;
    for (std::size_t r = 0; r < tests.size(); ++r) {
      if (tests.at(r, 0) != layer) continue;
      const std::string text(tests.at(r, 1));
      INFO(lexicon.language_tag(language) << ": " << text);
      CHECK(reader.notation(lexicon.language_tag(language), text, tests.at(r, 3)) == std::string(tests.at(r, 2)));
      ++count;
    }
    fewest = std::min(fewest, count);
  }
  return fewest;
}

}  // namespace gainsay::test
