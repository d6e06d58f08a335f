// SPDX-License-Identifier: Apache-2.0
// A text and what the entity plugin finds in it: the compiled lexicon of the build tree, the real analysis, the plugin
// through the ABI.
#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/kit/convert.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "gainsay/kit/testing.hpp"
#include "host/analysis/analyse.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/loaded_plugin.hpp"

namespace gainsay::test {

struct FoundName {
  std::string text, id, type, via;  // id: "?" for a name that no table holds
  double confidence = 0;
};

class EntityReader {
 public:
  EntityReader() : bytes_(read(GAINSAY_BUILD_DIR "/share/gainsay/lexicon/gainsay.lexicon")) {
    auto opened = kit::Lexicon::open(bytes_);
    REQUIRE(opened);
    lexicon_ = std::make_unique<kit::Lexicon>(*std::move(opened));
    host_ = std::make_unique<kit::testing::TestHost>(lexicon_.get(), bytes_);
    const auto* entry = load_plugin("org.gainsay.extract_entities", "extract_entities.so");
    REQUIRE(entry != nullptr);
    auto made = kit::testing::TestExtractor::create(*entry, *host_);
    REQUIRE(made);
    plugin_.emplace(*std::move(made));
  }

  const kit::Lexicon& lexicon() const { return *lexicon_; }

  std::vector<FoundName> names(std::string_view language, const std::string& text) const {
    model::Document document;
    document.text = text;
    document.language = language;
    auto analysed = analysis::analyse(document, *lexicon_, {std::string(language)});
    REQUIRE(analysed);
    const kit::DocumentView view(document, analysed->analysis);
    const auto found = plugin_->extract(view.abi());
    REQUIRE(found.status == GAINSAY_OK);
    std::vector<FoundName> out;
    for (const auto& mention : found.mentions) {
      const auto& value = std::get<model::EntityValue>(mention.value);
      out.push_back({std::string(mention.span.of(text)), value.id ? host_->name(value.id) : "?",
                     host_->name(value.type), model::to_string(value.via), value.confidence});
    }
    return out;
  }

  // "Q159 ; Q423", "none"
  std::string ids(std::string_view language, const std::string& text) const {
    std::string out;
    for (const auto& name : names(language, text)) {
      if (!out.empty()) out += " ; ";
      out += name.id;
    }
    return out.empty() ? "none" : out;
  }

 private:
  static std::string read(const char* path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::string bytes_;
  std::unique_ptr<kit::Lexicon> lexicon_;
  std::unique_ptr<kit::testing::TestHost> host_;
  std::optional<kit::testing::TestExtractor> plugin_;
};

}  // namespace gainsay::test
