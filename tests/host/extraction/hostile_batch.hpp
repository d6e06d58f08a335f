// SPDX-License-Identifier: Apache-2.0
// Documents for plugins that do their worst (tests/support/hostile), and the real worker that they do it in.
#pragma once

#include <algorithm>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "gainsay/kit/hash.hpp"
#include "host/extraction/extraction.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/sanitized.hpp"

namespace gainsay::test {

using extraction::Extracted;
using extraction::Extraction;

inline const std::string hostile_dir = GAINSAY_BUILD_DIR "/tests/plugins/";

// Documents with a simple analysis: words are runs of letters, one sentence per full stop.
class Batch {
 public:
  void add(const std::string& text) {
    auto& document = documents_.emplace_back();
    document.text = text;
    document.id = kit::document_id(text);
    document.appearances.push_back({});
    document.appearances[0].path = std::string(1, 'd').append(std::to_string(documents_.size() - 1));
    auto& analysis = analyses_.emplace_back();
    analysis.languages = {"en"};
    std::uint32_t sentence = 0;
    for (std::uint32_t i = 0; i < text.size();) {
      const auto end = static_cast<std::uint32_t>(std::min(text.find_first_of(" .", i), text.size()));
      if (end > i) {
        model::Token token;
        token.span = {i, end};
        analysis.tokens.push_back(token);
      }
      if (end < text.size() && text[end] == '.') {
        model::Sentence s;
        s.span = {sentence, end + 1};
        analysis.sentences.push_back(s);
        sentence = end + 2;
      }
      i = end + 1;
    }
  }

  std::vector<extraction::Item> items() const {
    std::vector<extraction::Item> out;
    for (std::size_t i = 0; i < documents_.size(); ++i) out.push_back({&documents_[i], &analyses_[i]});
    return out;
  }

 private:
  std::deque<model::Document> documents_;
  std::deque<model::Analysis> analyses_;
};

// `together`: in one worker, as the bundled plugins are.
inline Extraction start(std::vector<std::string> ids = {"org.example.words", "org.example.faults"}, unsigned lanes = 1,
                        bool together = false) {
  plugin_host::Options options;
  options.worker = GAINSAY_BUILD_DIR "/bin/gainsay-worker";
  options.lanes = lanes;
  std::vector<std::filesystem::path> path;
  for (const auto& id : ids) path.emplace_back(hostile_dir + id);
  auto found = plugin_host::discover(path);
  REQUIRE(found.plugins.size() == ids.size());
  for (auto& plugin : found.plugins) plugin.bundled = together;
  auto started = Extraction::start(options, found.plugins, "");
  REQUIRE(started);
  return *std::move(started);
}

inline std::vector<Extracted> run(Extraction& extraction, const Batch& batch) {
  const auto items = batch.items();
  auto results = extraction.run(items);
  REQUIRE(results);
  REQUIRE(results->size() == items.size());
  return *std::move(results);
}

inline std::size_t on(const Extracted& result, const std::string& layer) {
  return static_cast<std::size_t>(std::count_if(result.mentions.begin(), result.mentions.end(),
                                                [&](const auto& m) { return m.layer == kit::term(layer); }));
}

inline const std::string faults = "org.example.faults", words = "org.example.words";

inline const model::PluginReport& report_of(const std::vector<model::PluginReport>& reports, const std::string& id) {
  const auto found = std::find_if(reports.begin(), reports.end(), [&](const auto& r) { return r.id == id; });
  REQUIRE(found != reports.end());
  return *found;
}

}  // namespace gainsay::test
