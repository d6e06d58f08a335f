// SPDX-License-Identifier: Apache-2.0
// The analysis and its parts, beside what the same bytes cost at least (decoding them) and what ICU asks for the same.
#include <cstring>
#include <fstream>

#include <sys/mman.h>

#include "gainsay/kit/convert.hpp"
#include "host/analysis/analyse.hpp"
#include "host/analysis/paragraph_split.hpp"
#include "host/analysis/scanner.hpp"
#include "host/cli/mapped_file.hpp"
#include "tests/bench/benchmarks.hpp"
#include "tests/bench/icu_route.hpp"

namespace gainsay::bench {
namespace {

constexpr double mega = 1e6;

struct Text {
  const model::Document* document;
  std::string language;
  model::Analysis analysis;
};

Result<std::vector<Text>> analysed(const Ground& ground) {
  analysis::Analyser analyser(ground.vocabulary);
  std::vector<Text> out;
  for (const auto& document : ground.documents) {
    auto result = analyser.analyse(document);
    if (!result) return std::move(result).error();
    auto& analysis = result->analysis;
    out.push_back({&document, analysis.languages[analysis.language], std::move(analysis)});
  }
  return out;
}

// Every match of the document's language at every token: what an extractor that looks words up does.
void look_up(const kit::Lexicon& lexicon, const Text& text, const model::Analysis& analysis,
             std::vector<kit::Match>& matches) {
  const kit::DocumentView view(*text.document, analysis);
  const auto language = lexicon.find_language(text.language).value_or(kit::any_language);
  for (std::uint32_t t = 0; t < analysis.tokens.size(); ++t) {
    lexicon.matches(view.abi(), t, language, matches);
    keep(matches.size());
  }
}

void copy(const std::vector<Text>& texts, std::vector<char>& to) {
  for (const auto& text : texts) {
    std::memcpy(to.data(), text.document->text.data(), text.document->text.size());
    keep(to.data());
  }
}

class Passes {
 public:
  Passes(const Ground& ground, const std::vector<Text>& texts)
      : ground_(ground), texts_(texts), analyser_(ground.vocabulary) {
    for (const auto& text : texts) buffer_.resize(std::max(buffer_.size(), text.document->text.size()));
  }

  void copy_all() { copy(texts_, buffer_); }
  void decode_all() const {
    for (const auto& text : texts_) keep(decode(text.document->text));
  }
  void scan_all() {
    for (const auto& text : texts_) {
      analysis::split_paragraphs(text.document->text, spans_);
      keep(scanner_.scan(text.document->text, spans_, ground_.vocabulary.stop(), scan_));
    }
  }
  void analyse_all() {
    for (const auto& text : texts_) keep(analyser_.analyse(text.document->text, text.language).has_value());
  }
  void identify_all() {
    for (const auto& text : texts_) keep(analyser_.analyse(text.document->text).has_value());
  }
  void analyse_and_look_up_all() {
    for (const auto& text : texts_) {
      const auto result = analyser_.analyse(text.document->text);
      look_up(ground_.workbench.lexicon(), text, result->analysis, matches_);
    }
  }
  void icu_all() {
    for (const auto& text : texts_) keep(icu_.run(text.document->text, text.language));
  }

 private:
  const Ground& ground_;
  const std::vector<Text>& texts_;
  analysis::Analyser analyser_;
  analysis::Scanner scanner_;
  analysis::Scan scan_;
  std::vector<Span> spans_;
  std::vector<kit::Match> matches_;
  std::vector<char> buffer_;
  IcuRoute icu_;
};

void add_passes(const Ground& ground, const std::vector<Text>& texts, const Settings& settings, Figures& figures) {
  Passes passes(ground, texts);
  const auto samples = alternate(Clock::Thread, settings.repetitions,
                                 {[&] { passes.decode_all(); }, [&] { passes.copy_all(); }, [&] { passes.scan_all(); },
                                  [&] { passes.analyse_all(); }, [&] { passes.identify_all(); },
                                  [&] { passes.analyse_and_look_up_all(); }, [&] { passes.icu_all(); }});
  const auto speed = [&](std::size_t i) { return static_cast<double>(ground.bytes) / mega / samples[i].cpu_median; };
  const std::string decoding = "bare U8_NEXT loop";
  const auto pass = [&](std::string name, std::string says, std::size_t i) {
    return Figure(std::move(name), std::move(says), "MB/s", speed(i)).beside(decoding, speed(0)).took(samples[i]);
  };
  figures.add(Figure("decode", "U8_NEXT loop over every document", "MB/s", speed(0)).took(samples[0]));
  figures.add(pass("memcpy", "copy every document", 1));
  figures.add(pass("scan", "paragraphs, folds with offsets, tokens", 2));
  figures.add(
      pass("analysis-pass", "scan, sentences, quotes, roles; language given", 3).aims(Better::More, 0.15, 0.30));
  figures.add(pass("analysis-language", "the same, language found out", 4));
  figures.add(
      pass("analysis-lexicon", "the same, and the lexicon asked at every token", 5).aims(Better::More, 0.08, 0.16));
  figures.add(Figure("analysis-vs-icu", "analysis pass", "MB/s", speed(3))
                  .beside("ICU: fromUTF8, NFKC_CF with edits, two break iterators", speed(6))
                  .aims(Better::More, 3, 6)
                  .took(samples[6])
                  .notes("seconds are ICU's"));
  figures.add(Figure("analysis-document", "analysis of one document, language found out", "us",
                     1e6 * samples[4].cpu_median / static_cast<double>(texts.size()))
                  .took(samples[4]));
}

void add_languages(const Ground& ground, const std::vector<Text>& texts, const Settings& settings, Figures& figures) {
  std::vector<std::string> languages;
  for (const auto& text : texts) languages.push_back(text.language);
  std::sort(languages.begin(), languages.end());
  languages.erase(std::unique(languages.begin(), languages.end()), languages.end());
  for (const auto& language : languages) {
    std::vector<Text> own;
    std::size_t bytes = 0;
    for (const auto& text : texts) {
      if (text.language != language) continue;
      own.push_back(text);
      bytes += text.document->text.size();
    }
    Passes passes(ground, own);
    const auto samples =
        alternate(Clock::Thread, settings.repetitions, {[&] { passes.decode_all(); }, [&] { passes.analyse_all(); }});
    const auto speed = [&](std::size_t i) { return static_cast<double>(bytes) / mega / samples[i].cpu_median; };
    figures.add(Figure("analysis-pass-" + language, "the analysis pass, documents in " + language, "MB/s", speed(1))
                    .beside("bare U8_NEXT loop", speed(0))
                    .took(samples[1]));
  }
}

// Opening the compiled lexicon, beside mapping the file and touching each of its pages.
void add_start_up(const Ground& ground, const Settings& settings, Figures& figures) {
  const auto& path = ground.workbench.locations().lexicon;
  const auto samples = alternate(Clock::Thread, settings.repetitions,
                                 {[&] {
                                    const auto file = cli::MappedFile::open(path);
                                    unsigned sum = 0;
                                    for (std::size_t at = 0; at < file->bytes().size(); at += 4096)
                                      sum += static_cast<unsigned char>(file->bytes()[at]);
                                    keep(sum);
                                  },
                                  [&] {
                                    const auto file = cli::MappedFile::open(path);
                                    keep(kit::Lexicon::open(file->bytes()).has_value());
                                  },
                                  [&] { keep(analysis::Vocabulary::from(ground.workbench.lexicon()).size()); }});
  const auto ms = [&](std::size_t i) { return 1e3 * samples[i].cpu_median; };
  figures.add(Figure("lexicon-open", "map and open the lexicon", "ms", ms(1))
                  .beside("map it and touch each page", ms(0))
                  .took(samples[1]));
  // The goal is a time, so the ratio is the time itself.
  figures.add(Figure("lexicon-open-time", "map and open the lexicon", "ms", ms(1))
                  .beside("one millisecond", 1)
                  .aims(Better::Less, 5, 0.5)
                  .took(samples[1]));
  figures.add(Figure("vocabulary", "what the analysis takes from the lexicon", "ms", ms(2)).took(samples[2]));
}

}  // namespace

Result<void> measure_text(const Ground& ground, const Settings& settings, Figures& figures) {
  const auto texts = analysed(ground);
  if (!texts) return texts.error();
  add_passes(ground, *texts, settings, figures);
  add_languages(ground, *texts, settings, figures);
  add_start_up(ground, settings, figures);
  return {};
}

}  // namespace gainsay::bench
